package app.lading.server.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data`, the same for every command.
final class DataOption {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            defaultValue = "${env:LADING_DATA}",
            description = "The server's data folder. Required, unless the environment variable LADING_DATA names it.")
    @SuppressWarnings("NullAway.Init") // set by picocli, which refuses to run the command without it
    Path data;
}
