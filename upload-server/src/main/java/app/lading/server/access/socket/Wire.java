package app.lading.server.access.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/// The bytes of one upgraded connection: reads and writes that never block, and a call back when they can go
/// on.
///
/// Reading belongs to one thread at a time, and so does writing; who that is, is decided by [ReadLoop] and
/// [Outbox].
final class Wire {
    private final StreamConnection connection;

    Wire(StreamConnection connection) {
        this.connection = connection;
    }

    /// Reads what is there.
    ///
    /// @return bytes read; 0 when there are none now, -1 at the end
    int read(ByteBuffer into) throws IOException {
        return connection.getSourceChannel().read(into);
    }

    /// Writes what fits.
    ///
    /// @return bytes written; 0 when nothing fits now
    long write(ByteBuffer[] from, int count) throws IOException {
        return connection.getSinkChannel().write(from, 0, count);
    }

    /// Sets who is told, on the I/O thread, that there is something to read. Reads are suspended before the
    /// call, so it comes once for each [#resumeReads()].
    void onReadable(Runnable listener) {
        connection.getSourceChannel().setReadListener(channel -> {
            channel.suspendReads();
            listener.run();
        });
    }

    void resumeReads() {
        connection.getSourceChannel().resumeReads();
    }

    /// Tells `listener`, on the I/O thread and once, that writing can go on.
    void awaitWritable(Runnable listener) {
        connection.getSinkChannel().setWriteListener(channel -> {
            channel.suspendWrites();
            listener.run();
        });
        connection.getSinkChannel().resumeWrites();
    }

    /// Says that nothing more will be sent; the peer reads to the end of it.
    void shutdownWrites() throws IOException {
        connection.getSinkChannel().shutdownWrites();
        connection.getSinkChannel().flush();
    }

    /// Ends the connection now, whatever the peer does. Idempotent, any thread.
    void close() {
        IoUtils.safeClose(connection);
    }
}
