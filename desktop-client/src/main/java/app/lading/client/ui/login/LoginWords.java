package app.lading.client.ui.login;

import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.account.Trouble;
import app.lading.client.ui.text.Words;
import java.time.Duration;
import java.util.Locale;

/// Puts what the account package found into words for a person.
final class LoginWords {
    private LoginWords() {}

    static ServerState state(ProbeResult result, String typed) {
        return switch (result) {
            case ProbeResult.Reached reached -> reached(reached);
            case ProbeResult.Unreachable unreachable ->
                new ServerState.Trouble(what(unreachable.trouble(), typed), remedy(unreachable.trouble()), true);
            case ProbeResult.NotLading other ->
                new ServerState.Trouble(what(other.trouble(), typed), remedy(other.trouble()), true);
            case ProbeResult.NotAnAddress bad ->
                new ServerState.Trouble(
                        Words.of("login.server.address.what"), Words.of("login.server.address.remedy"), false);
            case ProbeResult.WrongCertificate wrong -> new ServerState.Certificate(wrong.server(), wrong.trouble());
            case ProbeResult.Cancelled cancelled -> new ServerState.Unknown();
        };
    }

    private static ServerState reached(ProbeResult.Reached reached) {
        String server = reached.server().hostAndPort();
        if (reached.trouble() != null) {
            return new ServerState.Reached(
                    reached.server(), reached.security(), Words.of("login.server.busy", reached.trouble()), true);
        }
        Words protection = Words.of(
                switch (reached.security()) {
                    case ENCRYPTED -> "login.server.encrypted";
                    case PINNED -> "login.server.pinned";
                    case LOCAL -> "login.server.local";
                    case OPEN -> "login.server.open";
                });
        boolean open = reached.security() == ProbeResult.Security.OPEN;
        Words version = reached.version() == null
                ? Words.of("login.server.reached", protection)
                : Words.of("login.server.reached.version", reached.version(), protection);
        return new ServerState.Reached(
                reached.server(), reached.security(), open ? Words.of("login.server.risk", server) : version, open);
    }

    /// Why signing in did not work; the certificate's panel says it better where one is concerned.
    static LoginTrouble trouble(SignInResult result, String server, String waiting) {
        return switch (result) {
            case SignInResult.WrongPassword wrong ->
                new LoginTrouble(
                        Words.of("login.wrong.what"), Words.of("login.wrong.remedy"), LoginTrouble.Field.PASSWORD);
            case SignInResult.TooManyTries tries ->
                new LoginTrouble(
                        Words.of("login.tries.what"),
                        waiting.isEmpty() ? Words.of("login.tries.remedy") : Words.of("login.tries.wait", waiting),
                        LoginTrouble.Field.NONE);
            case SignInResult.Unreachable unreachable ->
                new LoginTrouble(
                        what(unreachable.trouble(), server), remedy(unreachable.trouble()), LoginTrouble.Field.SERVER);
            case SignInResult.Refused refused ->
                new LoginTrouble(what(refused.trouble(), server), remedy(refused.trouble()), LoginTrouble.Field.NONE);
            default -> throw new IllegalArgumentException("there is nothing wrong with " + result);
        };
    }

    /// The rest of a wait, rounded up, so that it never says 0.
    static Duration rest(Duration left) {
        return Duration.ofSeconds(Math.max(1, (left.toMillis() + 999) / 1000));
    }

    /// What happened, by its code: what programs below say in English is for their logs.
    private static Words what(Trouble trouble, String server) {
        return Words.of("login.trouble." + key(trouble) + ".what", server);
    }

    private static Words remedy(Trouble trouble) {
        return Words.of("login.trouble." + key(trouble) + ".remedy");
    }

    private static String key(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
