package app.lading.client.transfer;

import java.util.BitSet;

/// Block views for those who only look at them.
public final class BlockViews {
    private BlockViews() {}

    /// A file of which some blocks are received, of those some durable, and some more lie apart.
    public static BlockView of(long file, int count, int received, int durable) {
        BitSet blocks = new BitSet(count);
        blocks.set(0, received);
        for (int i = received + 3; i < Math.min(count, received + 12); i += 4) {
            blocks.set(i);
        }
        return new BlockView(file, count, blocks, durable);
    }
}
