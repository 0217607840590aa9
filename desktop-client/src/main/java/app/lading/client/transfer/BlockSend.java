package app.lading.client.transfer;

import app.lading.client.transfer.BufferPool.Buffer;
import app.lading.model.range.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/// A block in memory on its way out of one stream: what of it is still to be sent, and its digest for the seal.
final class BlockSend {
    private final int block;
    private final long blockStart;
    private final Buffer buffer;
    private final byte[] sha256;
    private final Deque<Range> left;

    /// @param ranges what to send of the block, in file offsets, at least one
    BlockSend(int block, long blockStart, Buffer buffer, byte[] sha256, List<Range> ranges) {
        this.block = block;
        this.blockStart = blockStart;
        this.buffer = buffer;
        this.sha256 = sha256;
        this.left = new ArrayDeque<>(ranges);
    }

    int block() {
        return block;
    }

    boolean isSent() {
        return left.isEmpty();
    }

    /// Where the next piece starts in the file.
    long offset() {
        return left.getFirst().start();
    }

    /// The length of the next piece, at most `most`.
    int length(int most) {
        return (int) Math.min(most, left.getFirst().length());
    }

    byte[] bytes() {
        return buffer.bytes();
    }

    /// Where the next piece starts in [#bytes].
    int at() {
        return (int) (offset() - blockStart);
    }

    void sent(int length) {
        Range first = left.removeFirst();
        if (length < first.length()) {
            left.addFirst(new Range(first.start() + length, first.end()));
        }
    }

    String digestHex() {
        return HexFormat.of().formatHex(sha256);
    }

    void release() {
        buffer.release();
    }
}
