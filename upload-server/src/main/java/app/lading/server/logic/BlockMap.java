package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import app.lading.server.storage.BlockDigests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Which bytes of a file are here: blocks that are sealed, and ranges of those that are not. No I/O; the
/// owner guards it.
///
/// 100 GiB are 25,600 blocks: 3 KiB of bits and 800 KiB of digests. Digests are kept in pages that are made
/// when they are needed, so that announcing a huge file costs nothing.
final class BlockMap {
    private static final int PAGE_BLOCKS = 1024;
    private static final int DIGEST = Digests.SHA_256_BYTES;

    private final Blocks blocks;
    private final BitSet sealed = new BitSet();
    private final byte[][] pages;
    private final RangeSet open = new RangeSet();
    private int sealedCount;
    private long sealedBytes;

    BlockMap(Blocks blocks) {
        this.blocks = blocks;
        this.pages = new byte[(blocks.count() + PAGE_BLOCKS - 1) / PAGE_BLOCKS][];
    }

    boolean isSealed(int block) {
        return sealed.get(block);
    }

    /// Whether the digest of a sealed block is this one.
    boolean hasDigest(int block, byte[] digest) {
        byte[] page = pages[block / PAGE_BLOCKS];
        int at = block % PAGE_BLOCKS * DIGEST;
        return page != null && Arrays.equals(page, at, at + DIGEST, digest, 0, DIGEST);
    }

    /// The digest of the block has matched.
    void seal(int block, byte[] digest) {
        open.remove(blocks.start(block), blocks.end(block));
        byte[] page = pages[block / PAGE_BLOCKS];
        if (page == null) {
            page = new byte[PAGE_BLOCKS * DIGEST];
            pages[block / PAGE_BLOCKS] = page;
        }
        System.arraycopy(digest, 0, page, block % PAGE_BLOCKS * DIGEST, DIGEST);
        if (!sealed.get(block)) {
            sealed.set(block);
            sealedCount++;
            sealedBytes += blocks.length(block);
        }
    }

    /// The bytes of a block that is not sealed are wrong: none of them is here any more.
    void forget(int block) {
        open.remove(blocks.start(block), blocks.end(block));
    }

    /// These bytes are written; they lie in one block that is not sealed.
    void add(long start, long end) {
        open.add(start, end);
    }

    /// Which of these bytes, all in one block, are missing.
    List<Range> missingWithin(long start, long end) {
        return isSealed(blocks.blockOf(start)) ? List.of() : open.missingWithin(start, end);
    }

    /// Whether all bytes of a block are here.
    boolean isWhole(int block) {
        return isSealed(block) || open.contains(blocks.start(block), blocks.end(block));
    }

    boolean allSealed() {
        return sealedCount == blocks.count();
    }

    long sealedBytes() {
        return sealedBytes;
    }

    /// Whether these missing bytes, once here, would be a further range of blocks that are not sealed: they
    /// touch none that is there.
    boolean standsAlone(long start, long end) {
        return !open.intersects(Math.max(0, start - 1), end == Long.MAX_VALUE ? end : end + 1);
    }

    /// How many ranges [#openRanges] has.
    int openCount() {
        return open.count();
    }

    /// Bytes of blocks that are not sealed.
    List<Range> openRanges() {
        return open.ranges();
    }

    /// The digests of all blocks, which all are sealed.
    BlockDigests digests() {
        if (!allSealed()) {
            throw new IllegalStateException(sealedCount + " of " + blocks.count() + " blocks are sealed");
        }
        byte[] all = new byte[blocks.count() * DIGEST];
        for (int page = 0; page < pages.length; page++) {
            int at = page * PAGE_BLOCKS * DIGEST;
            System.arraycopy(pages[page], 0, all, at, Math.min(PAGE_BLOCKS * DIGEST, all.length - at));
        }
        return BlockDigests.of(all);
    }

    /// What is to be sent, ascending.
    ///
    /// @param most how many ranges at most; with more gaps the last range spans the rest, whose present
    ///     bytes are dropped when they come again
    List<Range> missing(int most) {
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
    List<Integer> unsealed() {
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
