package app.lading.client.account;

import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an administrator sends to a new user: `lading://host[:port]?user=…&pin=…`. With a pin the server's own
/// certificate is known before the first connection, and nobody is asked about it.
///
/// @param server always encrypted; without a pin and on this machine itself as [ServerAddress#parse] says
/// @param user the name to sign in with; null when it is left to the person
/// @param pin of the server's certificate; null when the system's authorities decide
public record InviteLink(
        ServerAddress server,
        @Nullable String user,
        @Nullable Pin pin) {
    private static final String SCHEME = "lading://";
    private static final int LONGEST = 2000;

    /// Whether a text is meant as such a link, good or bad.
    public static boolean isLink(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    /// Reads a link.
    ///
    /// @throws IllegalArgumentException with a sentence that says what was expected and what came
    public static InviteLink parse(String text) {
        String stripped = text.strip();
        if (!isLink(stripped) || stripped.length() > LONGEST) {
            throw new IllegalArgumentException("an invite link looks like lading://files.example.org?user=ana&pin=…");
        }
        URI link;
        try {
            link = new URI(stripped);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "this invite link is damaged at character " + (e.getIndex() + 1) + "; copy it again", e);
        }
        String host = link.getRawAuthority();
        if (host == null || host.isEmpty() || host.indexOf('@') >= 0) {
            throw new IllegalArgumentException("an invite link names a server after lading://, but this one does not");
        }
        if (link.getRawPath() != null && link.getRawPath().length() > 1) {
            throw new IllegalArgumentException(
                    "an invite link has nothing between the server and the '?', but got " + link.getRawPath());
        }
        Map<String, String> values = values(link.getRawQuery());
        @Nullable String pinText = values.get("pin");
        @Nullable Pin pin = pinText == null ? null : Pin.parse(pinText);
        ServerAddress server = ServerAddress.parse(pin == null ? host : "https://" + host);
        @Nullable
        String user = Optional.ofNullable(values.get("user"))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .orElse(null);
        return new InviteLink(server, user, pin);
    }

    private static Map<String, String> values(@Nullable String query) {
        Map<String, String> values = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return values;
        }
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String key = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            if (values.put(key, value) != null) {
                throw new IllegalArgumentException("this invite link says '" + key + "' twice; copy it again");
            }
        }
        return values;
    }

    /// A plus sign is a plus sign: it stands for a space in forms only.
    private static String decoded(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// The link as it is sent. It reads back as an equal one.
    @Override
    public String toString() {
        StringBuilder link = new StringBuilder(SCHEME).append(server.hostAndPort());
        char separator = '?';
        if (user != null) {
            link.append(separator).append("user=").append(user);
            separator = '&';
        }
        if (pin != null) {
            link.append(separator).append("pin=").append(pin.text());
        }
        return link.toString();
    }
}
