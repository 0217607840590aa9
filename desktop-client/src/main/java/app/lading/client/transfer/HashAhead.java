package app.lading.client.transfer;

import app.lading.model.digest.Blocks;
import java.util.BitSet;

/// Reading a file ahead of its sending, because the server may have it already: which blocks are next, and how gently
/// to
/// send meanwhile (one block at a time, two a second), so that little is sent for nothing.
final class HashAhead {
    private static final int AT_ONCE = 3;
    private static final long BETWEEN_SENDS = 500_000_000L;

    private final EventLoop loop;
    private final Blocks blocks;
    private int cursor;
    private int underWay;
    private long nextSend;

    HashAhead(EventLoop loop, Blocks blocks) {
        this.loop = loop;
        this.blocks = blocks;
        this.nextSend = loop.nanos();
    }

    /// The next block to hash; -1 when there is none now.
    int next(BitSet known) {
        if (underWay >= AT_ONCE) {
            return -1;
        }
        cursor = known.nextClearBit(cursor);
        if (cursor >= blocks.count()) {
            return -1;
        }
        underWay++;
        return cursor++;
    }

    /// There was no buffer for it.
    void giveBack(int block) {
        underWay--;
        cursor = block;
    }

    void wasHashed() {
        underWay--;
    }

    boolean maySend(int sending) {
        return sending == 0 && loop.nanos() >= nextSend;
    }

    void sends() {
        nextSend = loop.nanos() + BETWEEN_SENDS;
    }
}
