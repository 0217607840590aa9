package app.lading.client.cli;

import app.lading.client.link.LinkException;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.model.api.Api;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Signs people in: with what is remembered, with `LADING_PASSWORD`, at the keyboard, or from standard input.
final class Gate {
    private static final String PASSWORD = "LADING_PASSWORD";

    private final CliContext context;
    private final SignIns signIns;
    private final Transport transport;

    /// The remembered session was not used for so long that it may be over.
    private boolean mayHaveEnded;

    Gate(CliContext context, SignIns signIns, Transport transport) {
        this.context = context;
        this.signIns = signIns;
        this.transport = transport;
    }

    /// Signs in with a password and remembers the session.
    ///
    /// @throws CliException with exit code 3 when the password is missing or wrong
    Api.SignedIn signIn(ServerAddress server, String user) throws CliException {
        try {
            return trySignIn(server, user);
        } catch (LinkException e) {
            throw CliException.of(e);
        }
    }

    /// As [#signIn], for those who want to decide about failures themselves.
    Api.SignedIn trySignIn(ServerAddress server, String user) throws LinkException, CliException {
        if (!server.isEncrypted() && !server.isLoopback()) {
            context.terminal()
                    .err()
                    .line("Warning: the way to " + server + " is not encrypted; others on the network can read it.");
        }
        mayHaveEnded = false;
        char[] password = password(server, user);
        try {
            Api.SignedIn signedIn = transport.signIn(server, user, password);
            signIns.remember(
                    new SignIns.SignIn(server.toString(), signedIn.user(), signedIn.token(), signedIn.expires()));
            return signedIn;
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /// The account the options mean. Asks the server nothing when a session is remembered: only the server
    /// knows whether that one is still good, because each use prolongs it. Otherwise signs in.
    Account enter(ServerOptions options) throws CliException {
        String server = options.server == null ? null : options.server.toString();
        String user = options.user == null ? null : options.user.toLowerCase(Locale.ROOT);
        Optional<SignIns.SignIn> kept = signIns.find(server, user);
        if (kept.isPresent()) {
            SignIns.SignIn found = kept.get();
            signIns.use(found);
            mayHaveEnded = !found.expires().isAfter(context.clock().instant());
            return new Account(ServerAddress.parse(found.server()), found.user(), new Token(found.token()));
        }
        if (options.server == null || user == null) {
            throw new CliException(
                    ExitCode.SIGN_IN,
                    options.server == null
                            ? "You are not signed in to a server."
                            : "You are not signed in to " + options.server + ".",
                    "Sign in first: lading login " + (server == null ? "URL" : server) + " --user NAME");
        }
        Api.SignedIn signedIn = signIn(options.server, user);
        return new Account(options.server, signedIn.user(), new Token(signedIn.token()));
    }

    /// Whether there is somebody or something to ask for the password of a session that has ended: `LADING_PASSWORD`, a
    /// keyboard, or, when the end was to be expected from the beginning, standard input.
    boolean canSignInAgain() {
        return mayHaveEnded
                || context.environment().get(PASSWORD) != null
                || context.terminal().hasKeyboard();
    }

    /// Whether the password was given beforehand, so that asking again gives the same one.
    boolean hasGivenPassword() {
        return context.environment().get(PASSWORD) != null;
    }

    private char[] password(ServerAddress server, String user) throws CliException {
        String given = context.environment().get(PASSWORD);
        if (given != null) {
            return given.toCharArray();
        }
        char[] typed = ask("Password of " + user + " at " + server.hostAndPort() + ": ")
                .orElse(null);
        if (typed == null || typed.length == 0) {
            throw new CliException(
                    ExitCode.SIGN_IN,
                    "A password is needed to sign in as " + user + ".",
                    "Type it when asked, set LADING_PASSWORD, or give it on standard input.");
        }
        return typed;
    }

    /// Asks on a thread of its own, because nothing ends the reading of a keyboard: Ctrl-C ends the waiting for it.
    private Optional<char[]> ask(String prompt) throws CliException {
        CompletableFuture<Optional<char[]>> typed = new CompletableFuture<>();
        Runnable giveUp = context.interruption().whenAsked(() -> typed.complete(Optional.empty()));
        Thread.ofPlatform().name("lading-prompt").daemon(true).start(() -> {
            try {
                typed.complete(Optional.ofNullable(context.terminal().readPassword(prompt)));
            } catch (RuntimeException e) {
                typed.completeExceptionally(e);
            }
        });
        Optional<char[]> answer = typed.join();
        giveUp.run();
        if (context.interruption().happened()) {
            context.terminal().restore();
            throw new CliException(ExitCode.INTERRUPTED, "Interrupted.", "");
        }
        return answer;
    }
}
