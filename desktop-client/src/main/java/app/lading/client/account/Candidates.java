package app.lading.client.account;

import app.lading.client.link.ServerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which addresses a person may mean, in the order of trying: one, or in a private network the encrypted one
/// and then the unencrypted one.
final class Candidates {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");
    private static final Pattern PORT = Pattern.compile(".*(?:^|[^:]):\\d+(?:/.*)?|\\[.*]:\\d+(?:/.*)?");
    private static final List<String> PRIVATE_ENDINGS =
            List.of(".lan", ".local", ".localdomain", ".home", ".home.arpa", ".internal", ".intranet");

    private Candidates() {}

    /// @throws IllegalArgumentException with a sentence that says what was expected and what came
    static List<ServerAddress> of(String typed) {
        String stripped = typed.strip();
        ServerAddress first = ServerAddress.parse(stripped);
        if (stripped.contains("://") || !first.isEncrypted() || !isPrivate(first.host())) {
            return List.of(first);
        }
        String plain = PORT.matcher(stripped).matches() ? "http://" + stripped : "http://" + withDefaultPort(stripped);
        return List.of(first, ServerAddress.parse(plain));
    }

    private static String withDefaultPort(String typed) {
        int slash = typed.indexOf('/');
        String host = slash < 0 ? typed : typed.substring(0, slash);
        String rest = slash < 0 ? "" : typed.substring(slash);
        return host + ":" + ServerAddress.DEFAULT_PORT + rest;
    }

    /// Whether a name or number stands for a machine of a private network only.
    static boolean isPrivate(String host) {
        if (LITERAL.matcher(host).matches()) {
            return isPrivateNumber(host);
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.indexOf('.') < 0 || PRIVATE_ENDINGS.stream().anyMatch(lower::endsWith);
    }

    private static boolean isPrivateNumber(String host) {
        try {
            // A literal is parsed; no name service is asked.
            InetAddress address = InetAddress.getByName(host);
            boolean uniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
            return address.isSiteLocalAddress() || address.isLinkLocalAddress() || uniqueLocal;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
