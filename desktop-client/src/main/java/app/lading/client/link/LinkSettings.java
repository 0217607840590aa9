package app.lading.client.link;

import java.time.Duration;

/// How long the ways to a server may take, and how the client names itself.
///
/// @param connectTimeout for a TCP connection, and again for TLS on it
/// @param callTimeout without one byte moving, on an HTTP call or a handshake
/// @param closeTimeout how long a closed socket waits for the server's own close
/// @param userAgent the `User-Agent` of all requests
public record LinkSettings(Duration connectTimeout, Duration callTimeout, Duration closeTimeout, String userAgent) {

    /// For people and their networks.
    ///
    /// @param version of the program
    public static LinkSettings standard(String version) {
        return new LinkSettings(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(5), "Lading/" + version);
    }
}
