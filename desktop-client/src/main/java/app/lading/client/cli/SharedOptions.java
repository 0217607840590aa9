package app.lading.client.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that every command has.
final class SharedOptions {
    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder in which sign-ins and unfinished jobs are remembered"
                    + " (default: ~/.local/state/lading on Linux, elsewhere the system's usual place).")
    @Nullable
    Path state;

    @Option(names = "--debug", description = "Show the technical side of errors.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;
}
