package app.lading.client.cli;

import app.lading.client.link.ServerAddress;
import app.lading.client.link.Transport;
import app.lading.model.api.Api;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lading login URL --user NAME`.
@Command(
        name = "login",
        header = "Sign in to a server and remember it.",
        description = {
            "",
            "The password is asked for, or taken from the variable LADING_PASSWORD, or from standard input when nobody"
                    + " sits at a keyboard. It is never kept: only the session is, in a file that only you can read.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  lading login https://files.example.org --user ana",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in."
        })
final class LoginCommand extends Subcommand {
    @Parameters(paramLabel = "URL", description = "The server, like https://files.example.org.")
    @Nullable
    ServerAddress server;

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "Who you are there.")
    @Nullable
    String user;

    LoginCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        ServerAddress address = Objects.requireNonNull(server);
        String name = Objects.requireNonNull(user).toLowerCase(Locale.ROOT);
        try (Transport transport = context().transport().get()) {
            Api.SignedIn signedIn = new Gate(context(), new SignIns(state()), transport).signIn(address, name);
            say("Signed in to " + address + " as " + signedIn.user() + " until " + Texts.day(signedIn.expires()) + ".");
        }
        return ExitCode.OK;
    }
}
