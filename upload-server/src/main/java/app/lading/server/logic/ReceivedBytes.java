package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which bytes of a file are here: blocks that are sealed, one bit each, and ranges of those that are not. No I/O; the
/// owner guards it.
class ReceivedBytes {
    private final Blocks blocks;
    private final BitSet sealed = new BitSet();
    private final RangeSet open = new RangeSet();
    private int sealedCount;
    private long sealedBytes;

    ReceivedBytes(Blocks blocks) {
        this.blocks = blocks;
    }

    final Blocks blocks() {
        return blocks;
    }

    final int sealedCount() {
        return sealedCount;
    }

    /// The block is whole and right.
    final void markSealed(int block) {
        open.remove(blocks.start(block), blocks.end(block));
        if (!sealed.get(block)) {
            sealed.set(block);
            sealedCount++;
            sealedBytes += blocks.length(block);
        }
    }

    final boolean isSealed(int block) {
        return sealed.get(block);
    }

    /// The bytes of a block that is not sealed are wrong: none of them is here any more.
    final void forget(int block) {
        open.remove(blocks.start(block), blocks.end(block));
    }

    /// These bytes are written; they lie in one block that is not sealed.
    final void add(long start, long end) {
        open.add(start, end);
    }

    /// Which of these bytes, all in one block, are missing.
    final List<Range> missingWithin(long start, long end) {
        return isSealed(blocks.blockOf(start)) ? List.of() : open.missingWithin(start, end);
    }

    /// Whether all bytes of a block are here.
    final boolean isWhole(int block) {
        return isSealed(block) || open.contains(blocks.start(block), blocks.end(block));
    }

    final boolean allSealed() {
        return sealedCount == blocks.count();
    }

    final long sealedBytes() {
        return sealedBytes;
    }

    /// Whether these missing bytes, once here, would be a further range of blocks that are not sealed: they
    /// touch none that is there.
    final boolean standsAlone(long start, long end) {
        return !open.intersects(Math.max(0, start - 1), end == Long.MAX_VALUE ? end : end + 1);
    }

    /// How many ranges [#openRanges] has.
    final int openCount() {
        return open.count();
    }

    /// Bytes of blocks that are not sealed.
    final List<Range> openRanges() {
        return open.ranges();
    }

    /// What is to be sent, ascending.
    ///
    /// @param most how many ranges at most; with more gaps the last range spans the rest, whose present
    ///     bytes are dropped when they come again
    final List<Range> missing(int most) {
        List<Range> missing = new ArrayList<>();
        for (int block = sealed.nextClearBit(0); block < blocks.count(); block = sealed.nextClearBit(block + 1)) {
            for (Range range : open.missingWithin(blocks.start(block), blocks.end(block))) {
                Range last = missing.isEmpty() ? null : missing.getLast();
                if (last != null && (last.end() == range.start() || missing.size() == most)) {
                    missing.set(missing.size() - 1, new Range(last.start(), range.end()));
                } else {
                    missing.add(range);
                }
            }
        }
        return missing;
    }

    /// Blocks whose bytes are all here and which are not sealed, ascending.
    final List<Integer> unsealed() {
        List<Integer> unsealed = new ArrayList<>();
        for (Range range : open.ranges()) {
            int first = (int) ((range.start() + Blocks.BLOCK_SIZE - 1) / Blocks.BLOCK_SIZE);
            for (int block = first; block < blocks.count() && blocks.end(block) <= range.end(); block++) {
                unsealed.add(block);
            }
        }
        return unsealed;
    }
}
