package app.lading.server.access;

import app.lading.server.access.socket.SocketLimits;
import java.time.Duration;
import java.util.Set;

/// Where the server listens and what it lets through.
///
/// @param host name or address to listen on
/// @param port 0 to 65535; 0 takes a free one
/// @param names under which the server is reached; empty for addresses in figures, `localhost` and the
///     machine's own names
/// @param metrics whether programs on this machine may read what the server counts
/// @param serverName name and version of the program, told to clients
/// @param socket limits of a socket
/// @param patience how long the head of a request may take to come, and its body again
public record AccessOptions(
        String host,
        int port,
        Set<String> names,
        boolean metrics,
        String serverName,
        SocketLimits socket,
        Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public AccessOptions {
        names = Set.copyOf(names);
    }

    /// The options of a server as it is delivered.
    public static AccessOptions standard(String host, int port, String serverName) {
        return new AccessOptions(host, port, Set.of(), false, serverName, SocketLimits.standard(), PATIENCE);
    }

    /// The same with other limits of a socket.
    public AccessOptions withSocket(SocketLimits limits) {
        return new AccessOptions(host, port, names, metrics, serverName, limits, patience);
    }

    /// The same with the names under which the server is reached.
    public AccessOptions withNames(Set<String> newNames) {
        return new AccessOptions(host, port, newNames, metrics, serverName, socket, patience);
    }

    /// The same, telling programs on this machine what it counts, or not.
    public AccessOptions withMetrics(boolean told) {
        return new AccessOptions(host, port, names, told, serverName, socket, patience);
    }

    /// The same with other patience for slow requests.
    public AccessOptions withPatience(Duration newPatience) {
        return new AccessOptions(host, port, names, metrics, serverName, socket, newPatience);
    }
}
