package app.lading.client.transfer;

import app.lading.model.message.ClientMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One file on one lane: the server's number for it, what was sent and acknowledged, and the blocks that wait here.
final class Stream {
    private final Lane lane;
    private final long number;
    private @Nullable StreamOwner owner;
    private final Deque<BlockSend> sends = new ArrayDeque<>();
    private long sent;
    private long acked;
    private boolean scheduled;
    private boolean readyAwaited;
    private boolean endAwaited;
    private boolean ended;
    private long endingFile;
    private long initSaidAt;

    Stream(Lane lane, long number, StreamOwner owner) {
        this.lane = lane;
        this.number = number;
        this.owner = owner;
    }

    Lane lane() {
        return lane;
    }

    /// The number on its socket.
    long number() {
        return number;
    }

    /// Who it belongs to; null when it was let go and only its end is awaited.
    @Nullable
    StreamOwner owner() {
        return owner;
    }

    /// Payload bytes sent since `init`.
    long sent() {
        return sent;
    }

    long acked() {
        return acked;
    }

    boolean isEnded() {
        return ended;
    }

    /// Queues a block; its bytes and its seal go out in turn with those of other streams.
    void send(BlockSend send) {
        sends.addLast(send);
        lane.sending().schedule(this);
    }

    @Nullable
    BlockSend current() {
        return sends.peekFirst();
    }

    int waiting() {
        return sends.size();
    }

    /// The owner lets go: nothing more is sent, the buffers are released, the end is awaited for the window's sake.
    ///
    /// @param file whose stream it was: it is not begun again before this stream has ended
    void letGo(long file) {
        owner = null;
        endingFile = file;
        releaseAll();
    }

    void end() {
        ended = true;
        releaseAll();
    }

    private void releaseAll() {
        sends.forEach(BlockSend::release);
        sends.clear();
    }

    /// Whether only its end is awaited, and it was this file's.
    boolean isEndingOf(long file) {
        return owner == null && endingFile == file;
    }

    BlockSend removeCurrent() {
        return sends.removeFirst();
    }

    void wasSent(int bytes) {
        sent += bytes;
    }

    /// Takes the server's sum of acknowledged bytes; returns how many of them are new.
    long acknowledged(long total) {
        long fresh = Math.max(0, Math.min(total, sent) - acked);
        acked += fresh;
        return fresh;
    }

    long unacked() {
        return sent - acked;
    }

    /// Something was said on it; notes when the server must answer.
    void wasSaid(ClientMessage message, long nowNanos) {
        switch (message) {
            case ClientMessage.Init init -> {
                readyAwaited = true;
                initSaidAt = nowNanos;
            }
            case ClientMessage.Finish finish -> endAwaited = true;
            case ClientMessage.Pause pause -> endAwaited = true;
            case ClientMessage.Cancel cancel -> endAwaited = true;
            // Nothing needs to be answered to these: a seal is, at most, by a later progress.
            case ClientMessage.Seal seal -> {}
            case ClientMessage.Offer offer -> {}
            case ClientMessage.Proof proof -> {}
        }
    }

    /// When `init` was said, on the loop's clock.
    long initSaidAt() {
        return initSaidAt;
    }

    /// The server answered `init`.
    void becameReady() {
        readyAwaited = false;
    }

    /// Whether the server owes an answer.
    boolean isAnswerAwaited() {
        return readyAwaited || endAwaited;
    }

    boolean isScheduled() {
        return scheduled;
    }

    void setScheduled(boolean now) {
        scheduled = now;
    }
}
