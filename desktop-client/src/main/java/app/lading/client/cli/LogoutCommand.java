package app.lading.client.cli;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lading logout`.
@Command(
        name = "logout",
        header = "End the session, here and on the server.",
        description = {"", "Uploads that are under way stop; they continue after the next login.", ""},
        footer = {"", "Exit codes: 0 done, also when you were not signed in, 1 failed, 2 wrong usage."})
final class LogoutCommand extends Subcommand {
    @Mixin
    final ServerOptions options = new ServerOptions();

    LogoutCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        SignIns signIns = new SignIns(state());
        String server = options.server == null ? null : options.server.toString();
        Optional<SignIns.SignIn> kept =
                signIns.find(server, options.user == null ? null : options.user.toLowerCase(Locale.ROOT));
        if (kept.isEmpty()) {
            say("You were not signed in" + (server == null ? "." : " to " + server + "."));
            return ExitCode.OK;
        }
        SignIns.SignIn signIn = kept.get();
        signIns.forget(signIn);
        try (Transport transport = context().transport().get()) {
            transport
                    .api(ServerAddress.parse(signIn.server()), new Token(signIn.token()))
                    .signOut();
        } catch (LinkException e) {
            if (e.failure().kind() != LinkFailure.Kind.NOT_SIGNED_IN) {
                throw new CliException(
                        ExitCode.FAILED,
                        "The session is forgotten here, but " + signIn.server() + " could not be told: "
                                + e.failure().message(),
                        "It ends there by itself when nobody uses it for some time.",
                        e);
            }
        }
        say("Signed out of " + signIn.server() + " (" + signIn.user() + ").");
        return ExitCode.OK;
    }
}
