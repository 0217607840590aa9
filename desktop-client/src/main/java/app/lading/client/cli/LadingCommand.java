package app.lading.client.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `lading` itself.
@Command(
        name = "lading",
        header = "Send large files to a Lading server. Every byte is proven before it says 'verified'.",
        description = {
            "",
            "Whatever happens to the network, this computer or the server: the same command again continues.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  lading login https://files.example.org --user ana",
            "  lading put Interview.mov Day-2 --to Inbox",
            "  lading ls Inbox",
            "",
            "Exit codes: 0 everything verified, 1 something failed, 2 wrong usage, 3 sign-in, 130 interrupted.",
            "Help on a command: lading COMMAND --help"
        })
final class LadingCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    boolean version;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "A command is missing.");
    }
}
