package app.lading.server.access.socket;

import java.time.Duration;

/// What a socket may do and how long it may be silent. The first five are told to clients or promised in
/// `PROTOCOL.md`; the others are the server's own choice.
///
/// @param chunk most payload bytes of one binary message
/// @param text most bytes of one text message
/// @param streams most streams open at once on a socket
/// @param window most payload bytes a client may have unacknowledged on a socket
/// @param socketsPerUser most sockets of one user
/// @param readBuffer bytes read from a socket in one call; one buffer for each reading thread, not for each
///     socket
/// @param fairShare bytes after which a socket that still has more goes to the end of the queue
/// @param pingAfter an idle socket is pinged after so long
/// @param silentAfter a socket from which nothing came for so long is closed
/// @param sessionCheck how often a socket's session is looked at again
/// @param linger how long a closing socket may take to send its last words
public record SocketLimits(
        int chunk,
        int text,
        int streams,
        int window,
        int socketsPerUser,
        int readBuffer,
        int fairShare,
        Duration pingAfter,
        Duration silentAfter,
        Duration sessionCheck,
        Duration linger) {

    /// The limits of a server as it is delivered.
    public static SocketLimits standard() {
        return new SocketLimits(
                1 << 20,
                1 << 16,
                256,
                8 << 20,
                64,
                256 << 10,
                1 << 20,
                Duration.ofSeconds(20),
                Duration.ofSeconds(75),
                Duration.ofSeconds(30),
                Duration.ofSeconds(2));
    }

    /// The same with other waiting times.
    public SocketLimits withTimes(Duration pingAfter, Duration silentAfter, Duration sessionCheck, Duration linger) {
        return new SocketLimits(
                chunk,
                text,
                streams,
                window,
                socketsPerUser,
                readBuffer,
                fairShare,
                pingAfter,
                silentAfter,
                sessionCheck,
                linger);
    }

    /// The same with another size of the buffer for reading and another fair share.
    public SocketLimits withReading(int readBuffer, int fairShare) {
        return new SocketLimits(
                chunk,
                text,
                streams,
                window,
                socketsPerUser,
                readBuffer,
                fairShare,
                pingAfter,
                silentAfter,
                sessionCheck,
                linger);
    }
}
