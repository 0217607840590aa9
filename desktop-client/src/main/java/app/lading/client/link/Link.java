package app.lading.client.link;

import app.lading.model.message.ClientMessage;

/// One socket to the server. All methods are thread safe and never block.
public interface Link {
    /// The most payload that waits in a link. OkHttp closes a socket at 16 MiB; a caller that keeps the server's window
    /// of 8 MiB never comes near.
    long MAX_QUEUED_BYTES = 12L * 1024 * 1024;

    /// Chunks up to this length go through buffers that are used again. Longer ones gain nothing: a call of the system
    /// costs little beside a quarter of a MiB.
    int BEST_CHUNK = 256 * 1024;

    /// Says something.
    ///
    /// @return false when the link has ended and nothing was taken
    boolean send(ClientMessage message);

    /// Sends one chunk. The bytes are copied before this returns, so the array may be used again at once.
    ///
    /// @param offset where the first byte lies in the file
    /// @param from the first byte's index in the array
    /// @param length 1 or more; [#BEST_CHUNK] is best
    /// @return false when nothing was taken, because the link has ended or holds [#MAX_QUEUED_BYTES] already
    boolean sendChunk(long stream, long offset, byte[] bytes, int from, int length);

    /// Bytes taken and not yet given to the network.
    long queuedBytes();

    /// Tells once, on any thread, when no more than so many bytes wait.
    ///
    /// @return false when this link cannot tell: look again in a moment
    default boolean whenAtMost(long bytes, Runnable once) {
        return false;
    }

    /// Sends what waits, then closes with 1000. The listener still gets its last call.
    void close();

    /// Ends it at once. No callback starts after this returns.
    void cancel();
}
