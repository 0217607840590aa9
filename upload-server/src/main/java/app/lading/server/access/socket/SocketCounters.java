package app.lading.server.access.socket;

import java.util.concurrent.atomic.LongAdder;

/// Counts over all sockets since the start of the server. Thread safe.
public final class SocketCounters {
    private final LongAdder payloadBytes = new LongAdder();
    private final LongAdder badMessages = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private final LongAdder released = new LongAdder();

    void payload(long bytes) {
        payloadBytes.add(bytes);
    }

    void badMessage() {
        badMessages.increment();
    }

    void socketOpened() {
        opened.increment();
    }

    void socketReleased() {
        released.increment();
    }

    /// Payload bytes of chunks that were taken.
    public long payloadBytes() {
        return payloadBytes.sum();
    }

    /// Messages that could not be understood.
    public long badMessages() {
        return badMessages.sum();
    }

    /// Sockets that were upgraded.
    public long opened() {
        return opened.sum();
    }

    /// Sockets whose resources were given back. Equal to [#opened()] when no socket is open.
    public long released() {
        return released.sum();
    }
}
