package app.lading.client.link;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/// Whose certificates are taken. A server with a pin is taken for its key alone, whoever signed it and whatever
/// its name; all others need an authority: one of the system's or an own one.
///
/// @param authorities own ones, beside the system's
/// @param pins by [ServerAddress#hostAndPort]
public record Trust(List<X509Certificate> authorities, Map<String, Pin> pins) {
    /// The system's authorities alone.
    public static final Trust SYSTEM = new Trust(List.of(), Map.of());

    public Trust {
        authorities = List.copyOf(authorities);
        pins = Map.copyOf(pins);
    }
}
