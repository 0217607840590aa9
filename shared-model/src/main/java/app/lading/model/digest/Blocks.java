package app.lading.model.digest;

import app.lading.model.range.Range;

/// How a file of a given size is cut into blocks: all of [#BLOCK_SIZE] but the last, which may be shorter. An
/// empty file has no block.
///
/// @param fileSize bytes, 0 or more
public record Blocks(long fileSize) {
    /// The length of a block in protocol version 1: 4 MiB.
    public static final int BLOCK_SIZE = 4 * 1024 * 1024;

    /// @throws IllegalArgumentException if the size is negative or has more blocks than an `int` can number
    public Blocks {
        if (fileSize < 0 || fileSize > (long) Integer.MAX_VALUE * BLOCK_SIZE) {
            throw new IllegalArgumentException(
                    "a file size is 0 to " + (long) Integer.MAX_VALUE * BLOCK_SIZE + ", but got " + fileSize);
        }
    }

    /// The number of blocks, 0 for an empty file.
    public int count() {
        return (int) ((fileSize + BLOCK_SIZE - 1) / BLOCK_SIZE);
    }

    /// The block in which a byte lies.
    public int blockOf(long offset) {
        if (offset < 0 || offset >= fileSize) {
            throw new IllegalArgumentException("an offset is 0 to " + (fileSize - 1) + ", but got " + offset);
        }
        return (int) (offset / BLOCK_SIZE);
    }

    /// Where a block starts.
    public long start(int block) {
        checkBlock(block);
        return (long) block * BLOCK_SIZE;
    }

    /// Where a block ends, exclusive.
    public long end(int block) {
        checkBlock(block);
        return Math.min(fileSize, (block + 1L) * BLOCK_SIZE);
    }

    /// The length of a block, 1 to [#BLOCK_SIZE].
    public int length(int block) {
        return (int) (end(block) - start(block));
    }

    /// The bytes of a block.
    public Range range(int block) {
        return new Range(start(block), end(block));
    }

    /// Whether the number names a block of this file.
    public boolean hasBlock(int block) {
        return block >= 0 && block < count();
    }

    private void checkBlock(int block) {
        if (!hasBlock(block)) {
            throw new IllegalArgumentException("a block of this file is 0 to " + (count() - 1) + ", but got " + block);
        }
    }
}
