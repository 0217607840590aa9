package app.lading.client.transfer;

import app.lading.model.digest.Blocks;
import java.util.BitSet;

/// Reading a file ahead of its sending, because the server may have it already: which blocks are next, and how long it
/// is worth to hold the sending back for it.
///
/// Held back means one block at a time, two a second. That is worth it for a moment, to see how fast the file can be
/// read; then only while all of it will be read within [#SOON], or while reading is so much faster than the link that
/// sending would take far longer anyway, and then for [#LONGEST] at most. A file that only happens to have the size of
/// another one is therefore never kept waiting for long; it is read ahead beside the sending from then on.
final class HashAhead {
    private static final int AT_ONCE = 3;
    private static final long SECOND = 1_000_000_000L;
    private static final long BETWEEN_SENDS = SECOND / 2;
    private static final long TRIAL = SECOND;
    private static final long SOON = 20 * SECOND;
    private static final long LONGEST = 60 * SECOND;
    private static final int MUCH_FASTER = 3;

    private final EventLoop loop;
    private final Blocks blocks;
    private final long begun;
    private final int blocksToHash;
    private int hashed;
    private int cursor;
    private int underWay;
    private long nextSend;
    private long sentAt;
    private boolean isOneOnItsWay;
    private long nanosPerBlockSent;

    /// @param toHash blocks whose digests are not known yet
    HashAhead(EventLoop loop, Blocks blocks, int toHash) {
        this.loop = loop;
        this.blocks = blocks;
        this.blocksToHash = toHash;
        this.begun = loop.nanos();
        this.nextSend = begun;
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
        hashed++;
    }

    /// Whether a block may be sent now.
    ///
    /// @param sending blocks that are read for sending or on their way
    boolean maySend(int sending) {
        return !isHoldingBack() || (sending == 0 && loop.nanos() >= nextSend);
    }

    /// Whether sending waits for the reading.
    boolean isHoldingBack() {
        long elapsed = loop.nanos() - begun;
        if (elapsed < TRIAL) {
            return true;
        }
        if (hashed == 0 || elapsed >= LONGEST) {
            return false;
        }
        long nanosPerBlockHashed = elapsed / hashed;
        boolean isSoonRead = nanosPerBlockHashed * blocksToHash <= SOON;
        boolean isLinkFarSlower =
                nanosPerBlockSent > 0 && nanosPerBlockSent / MUCH_FASTER >= Math.max(1, nanosPerBlockHashed);
        return isSoonRead || isLinkFarSlower;
    }

    /// A block is taken for sending.
    void sends() {
        nextSend = loop.nanos() + BETWEEN_SENDS;
        if (isHoldingBack() && !isOneOnItsWay) {
            isOneOnItsWay = true;
            sentAt = loop.nanos();
        }
    }

    /// Everything that was sent has arrived: as long as blocks go one at a time, that tells how fast the link is.
    void allArrived() {
        if (isOneOnItsWay) {
            isOneOnItsWay = false;
            nanosPerBlockSent = Math.max(1, loop.nanos() - sentAt);
        }
    }
}
