package app.lading.client.transfer;

import app.lading.model.digest.Blocks;
import app.lading.model.range.Range;
import java.util.BitSet;
import java.util.List;

/// What the server has of one file, block by block, for a map. Immutable.
///
/// Which blocks are received is known exactly; how many bytes are durable too; *which* they are is taken to
/// be the earliest received ones, because that is the order of sending.
public final class BlockView {
    private static final int MOST_RANGES = 1_000;

    private final long file;
    private final int count;
    private final BitSet received;
    private final int durable;

    /// @param count blocks of the file, 0 for an empty one
    /// @param received blocks whose bytes are all at the server, those that are durable included
    /// @param durable how many of them are durable
    BlockView(long file, int count, BitSet received, int durable) {
        this.file = file;
        this.count = count;
        this.received = (BitSet) received.clone();
        this.durable = durableUpTo(this.received, durable);
    }

    /// As the client knows it, with the durable bytes that the server told.
    static BlockView of(long file, Blocks blocks, BitSet received, long durableBytes) {
        return new BlockView(
                file, blocks.count(), received, (int) ((durableBytes + Blocks.BLOCK_SIZE - 1) / Blocks.BLOCK_SIZE));
    }

    /// As the server lists it: missing ranges, at most the first thousand of them.
    static BlockView of(long file, Blocks blocks, List<Range> missing, long durableBytes) {
        BitSet received = new BitSet();
        received.set(0, blocks.count());
        for (Range range : missing) {
            received.clear(blocks.blockOf(range.start()), blocks.blockOf(range.end() - 1) + 1);
        }
        if (missing.size() >= MOST_RANGES) {
            received.clear(blocks.blockOf(missing.getLast().start()), blocks.count());
        }
        return of(file, blocks, received, durableBytes);
    }

    /// Nothing of it is there.
    static BlockView none(long file, Blocks blocks) {
        return new BlockView(file, blocks.count(), new BitSet(), 0);
    }

    /// All of it is there for good.
    static BlockView all(long file, Blocks blocks) {
        return of(file, blocks, List.of(), (long) blocks.count() * Blocks.BLOCK_SIZE);
    }

    /// How a block stands.
    public enum State {
        /// Not all of its bytes are there.
        MISSING,
        /// The server has its bytes; a loss of power could cost them.
        RECEIVED,
        /// Checked and on stable storage.
        DURABLE
    }

    private static int durableUpTo(BitSet received, int durable) {
        int end = 0;
        for (int i = 0; i < durable && end >= 0; i++) {
            end = received.nextSetBit(end) + 1;
            if (end == 0) {
                return received.length();
            }
        }
        return end;
    }

    public long file() {
        return file;
    }

    /// How many blocks the file has.
    public int count() {
        return count;
    }

    /// How one block stands.
    ///
    /// @throws IndexOutOfBoundsException for a block that the file does not have
    public State state(int block) {
        if (block < 0 || block >= count) {
            throw new IndexOutOfBoundsException("blocks are 0 to " + (count - 1) + ", but got " + block);
        }
        if (!received.get(block)) {
            return State.MISSING;
        }
        return block < durable ? State.DURABLE : State.RECEIVED;
    }

    /// How many blocks are received, durable ones included.
    public int receivedCount() {
        return received.cardinality();
    }

    public int durableCount() {
        return received.get(0, durable).cardinality();
    }

    /// The share of received blocks among those that one of `cells` equal parts of the file covers: for a map
    /// with fewer cells than blocks.
    public double receivedShare(int cell, int cells) {
        int from = (int) ((long) cell * count / cells);
        int to = Math.max(from + 1, (int) ((long) (cell + 1) * count / cells));
        return (double) received.get(from, Math.min(to, Math.max(count, 1))).cardinality() / (to - from);
    }

    /// As [#receivedShare], of the durable blocks.
    public double durableShare(int cell, int cells) {
        int from = (int) ((long) cell * count / cells);
        int to = Math.max(from + 1, (int) ((long) (cell + 1) * count / cells));
        int end = Math.min(to, durable);
        return end <= from ? 0 : (double) received.get(from, end).cardinality() / (to - from);
    }
}
