package app.lading.server.access.socket;

import app.lading.model.message.ServerMessage;
import app.lading.server.logic.StreamPeer;
import app.lading.server.logic.UploadStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One open stream of a socket: what it has acknowledged, and the way of the logic floor's words to the peer.
///
/// The words may come from any thread, also before the logic floor has returned the stream. The counts of bytes
/// are written by the task that reads the socket, and read by the one that writes it.
final class SocketStream implements StreamPeer {
    private final long number;
    private final UploadSocket socket;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable UploadStream upload;
    private volatile long taken;
    private volatile long said;
    private boolean finishing;
    private boolean touched;

    SocketStream(long number, UploadSocket socket) {
        this.number = number;
        this.socket = socket;
    }

    long number() {
        return number;
    }

    /// Called once, by the reading task, when the logic floor has answered the `init` or has begun to.
    void opened(UploadStream stream) {
        upload = stream;
    }

    /// The logic floor's half; null only within its `open`.
    @Nullable
    UploadStream upload() {
        return upload;
    }

    boolean isEnded() {
        return ended.get();
    }

    /// Whether messages for this stream can be handed on already.
    boolean isReady() {
        @Nullable UploadStream stream = upload;
        return ended.get()
                || (stream != null && stream.opened().toCompletableFuture().isDone());
    }

    /// Counts payload that was taken.
    ///
    /// @return whether it is the first since the last [#acknowledging()]
    boolean take(int bytes) {
        long before = taken; // nobody else writes it
        taken = before + bytes;
        boolean first = !touched;
        touched = true;
        return first;
    }

    /// How much was taken and not yet said, at the end of a burst.
    long acknowledging() {
        touched = false;
        return unsaid();
    }

    /// How much was taken and not yet said.
    long unsaid() {
        return taken - said;
    }

    void finishing() {
        finishing = true;
    }

    boolean isFinishing() {
        return finishing;
    }

    /// How far it is, now; null when the stream has ended.
    ServerMessage.@Nullable Progress progress() {
        @Nullable UploadStream stream = upload;
        if (stream == null || ended.get()) {
            return null;
        }
        long acked = taken;
        said = acked;
        return new ServerMessage.Progress(number, acked, stream.durable());
    }

    @Override
    public void send(ServerMessage message) {
        if (!ended.get()) {
            socket.send(message);
        }
    }

    @Override
    public void durableChanged() {
        if (!ended.get()) {
            socket.progress(this);
        }
    }

    @Override
    public void end(ServerMessage last) {
        if (ended.compareAndSet(false, true)) {
            socket.streamEnded(this);
            socket.send(last);
        }
    }

    @Override
    public void takenOver(ServerMessage.Failed last) {
        end(last);
        socket.takenOver();
    }
}
