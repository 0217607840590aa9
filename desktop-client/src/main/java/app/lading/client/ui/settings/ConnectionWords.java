package app.lading.client.ui.settings;

import app.lading.client.account.ProbeResult;
import app.lading.client.account.Trouble;
import app.lading.client.ui.text.Words;
import java.util.Locale;

/// Says how a server was found, in words for a person.
final class ConnectionWords {
    private ConnectionWords() {}

    /// @param server as its address was known
    static Words of(String server, ProbeResult result) {
        return switch (result) {
            case ProbeResult.Reached reached -> reached(reached);
            case ProbeResult.Unreachable unreachable -> trouble(server, unreachable.trouble());
            case ProbeResult.NotLading other -> trouble(server, other.trouble());
            case ProbeResult.WrongCertificate wrong ->
                Words.of("settings.connection.certificate", wrong.server().hostAndPort());
            case ProbeResult.NotAnAddress bad -> trouble(server, Trouble.UNREACHABLE);
            case ProbeResult.Cancelled cancelled -> Words.of("settings.connection.cancelled", server);
        };
    }

    private static Words reached(ProbeResult.Reached reached) {
        Words version = reached.version() == null
                ? Words.of("settings.connection.noVersion")
                : Words.of("settings.connection.version", reached.version());
        Words protection = Words.of("login.server."
                + switch (reached.security()) {
                    case ENCRYPTED -> "encrypted";
                    case PINNED -> "pinned";
                    case LOCAL -> "local";
                    case OPEN -> "open";
                });
        String server = reached.server().hostAndPort();
        long millis = Math.max(1, reached.took().toMillis());
        return reached.trouble() == null
                ? Words.of("settings.connection.reached", server, version, protection, millis)
                : Words.of("settings.connection.busy", server, version, protection, millis, reached.trouble());
    }

    private static Words trouble(String server, Trouble trouble) {
        String key = "login.trouble." + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Words.of("settings.connection.trouble", Words.of(key + ".what", server), Words.of(key + ".remedy"));
    }
}
