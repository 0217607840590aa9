package app.lading.client.cli;

import app.lading.client.link.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say which server and who; without them it is the sign-in that was used last.
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "The server, like https://files.example.org (default: the one used last). With --user it signs in first"
                            + " when there is no session: the password comes from LADING_PASSWORD, from a prompt, or from standard"
                            + " input.")
    @Nullable
    ServerAddress server;

    @Option(names = "--user", paramLabel = "NAME", description = "The user (default: the one used last there).")
    @Nullable
    String user;
}
