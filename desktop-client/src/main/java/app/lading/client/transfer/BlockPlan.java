package app.lading.client.transfer;

import app.lading.model.digest.Blocks;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is still to be done for a file, block by block. Pure: it knows neither lanes nor files, only numbers.
///
/// Each block is in one of five sets: to be sent, to be sealed only, in flight, uncertain (it was on a lane that
/// broke),
/// sealed. [#next] hands out work, blocks to be sealed first. Memory: a few bits a block, and the ranges of partly
/// sent blocks.
final class BlockPlan {
    private final Blocks blocks;
    private final BitSet toSend = new BitSet();
    private final BitSet toSeal = new BitSet();
    private final BitSet uncertain = new BitSet();
    private final BitSet sealed = new BitSet();
    private final Map<Integer, Long> inFlight = new HashMap<>();
    private final Map<Integer, Long> sealedBy = new HashMap<>();
    private RangeSet missing = new RangeSet();

    BlockPlan(Blocks blocks) {
        this.blocks = blocks;
    }

    /// One piece of work.
    ///
    /// @param ranges what to send of it before the seal; none when only the seal is needed
    record Task(int block, List<Range> ranges) {}

    /// The server's word about everything, when nothing of ours is on its way.
    ///
    /// @param known the blocks whose digest is in the ledger; others that the server holds must be checked here
    void begin(List<Range> missingRanges, List<Integer> unsealed, BitSet known) {
        missing = RangeSet.of(missingRanges);
        toSend.clear();
        toSeal.clear();
        uncertain.clear();
        sealed.clear();
        inFlight.clear();
        sealedBy.clear();
        for (Range range : missing.ranges()) {
            toSend.set(blocks.blockOf(range.start()), blocks.blockOf(range.end() - 1) + 1);
        }
        sealed.set(0, blocks.count());
        sealed.andNot(toSend);
        toSeal.or(sealed);
        toSeal.andNot(known);
        sealed.andNot(toSeal);
        for (int block : unsealed) {
            if (blocks.hasBlock(block) && sealed.get(block)) {
                sealed.clear(block);
                toSeal.set(block);
            }
        }
    }

    /// The server's word on a lane that joined, while others are sending: it settles what is uncertain.
    void settle(List<Range> missingRanges, List<Integer> unsealed) {
        RangeSet now = RangeSet.of(missingRanges);
        BitSet open = new BitSet();
        unsealed.stream().filter(blocks::hasBlock).forEach(open::set);
        for (int block = uncertain.nextSetBit(0); block >= 0; block = uncertain.nextSetBit(block + 1)) {
            List<Range> lacking = now.within(blocks.start(block), blocks.end(block));
            if (!lacking.isEmpty()) {
                toSend.set(block);
                missing.remove(blocks.start(block), blocks.end(block));
                lacking.forEach(missing::add);
            } else if (open.get(block)) {
                toSeal.set(block);
            } else {
                sealed.set(block);
            }
        }
        uncertain.clear();
    }

    /// Nobody told what became of the uncertain blocks: send them again whole. Bytes that are there already are dropped
    /// by the server.
    void sendUncertainAgain() {
        for (int block = uncertain.nextSetBit(0); block >= 0; block = uncertain.nextSetBit(block + 1)) {
            toSend.set(block);
            missing.add(blocks.range(block));
        }
        uncertain.clear();
    }

    boolean hasUncertain() {
        return !uncertain.isEmpty();
    }

    /// The next piece of work for a carrier (a stream's number of our own); null when there is none now.
    @Nullable
    Task next(long carrier) {
        int block = toSeal.nextSetBit(0);
        if (block >= 0) {
            toSeal.clear(block);
            inFlight.put(block, carrier);
            return new Task(block, List.of());
        }
        block = toSend.nextSetBit(0);
        if (block < 0) {
            return null;
        }
        toSend.clear(block);
        inFlight.put(block, carrier);
        return new Task(block, missing.within(blocks.start(block), blocks.end(block)));
    }

    /// The seal of a block was sent.
    void sealSent(int block) {
        Long carrier = inFlight.remove(block);
        if (carrier != null) {
            sealed.set(block);
            sealedBy.put(block, carrier);
        }
    }

    /// The server refused a block: all of it must be sent again.
    void rejected(int block) {
        if (!blocks.hasBlock(block)) {
            return;
        }
        sealed.clear(block);
        toSeal.clear(block);
        uncertain.clear(block);
        inFlight.remove(block);
        sealedBy.remove(block);
        missing.add(blocks.range(block));
        toSend.set(block);
    }

    /// A carrier broke: what it had in flight, or had sealed without the server's word, is uncertain.
    void lost(long carrier) {
        inFlight.entrySet().removeIf(entry -> moveToUncertain(entry, carrier));
        sealedBy.entrySet().removeIf(entry -> moveToUncertain(entry, carrier));
    }

    private boolean moveToUncertain(Map.Entry<Integer, Long> entry, long carrier) {
        if (entry.getValue() != carrier) {
            return false;
        }
        sealed.clear(entry.getKey());
        uncertain.set(entry.getKey());
        return true;
    }

    /// The server acknowledged something that was sent behind this block's seal, so it has taken the seal.
    void sealTaken(int block) {
        sealedBy.remove(block);
    }

    /// Blocks that were sealed on other carriers than this one and are not known to have been taken.
    List<Integer> sealedElsewhere(long carrier) {
        return sealedBy.entrySet().stream()
                .filter(entry -> entry.getValue() != carrier)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Whether every block is sealed.
    boolean isComplete() {
        return sealed.cardinality() == blocks.count();
    }

    /// Whether only blocks are left that the server has already.
    boolean isChecking() {
        return !toSeal.isEmpty();
    }

    boolean hasWork() {
        return !toSeal.isEmpty() || !toSend.isEmpty();
    }

    /// Bytes of the blocks that are sealed.
    long sealedBytes() {
        int count = sealed.cardinality();
        if (count == 0) {
            return 0;
        }
        int last = blocks.count() - 1;
        return sealed.get(last)
                ? (count - 1L) * Blocks.BLOCK_SIZE + blocks.length(last)
                : (long) count * Blocks.BLOCK_SIZE;
    }

    /// Bytes that have not been handed out yet.
    long bytesToSend() {
        return (long) toSend.cardinality() * Blocks.BLOCK_SIZE;
    }

    /// How many blocks wait to be checked.
    int blocksToSeal() {
        return toSeal.cardinality();
    }

    /// Blocks whose bytes the server is known to have.
    BitSet received() {
        BitSet received = (BitSet) sealed.clone();
        sealedBy.keySet().forEach(received::clear);
        received.or(toSeal);
        return received;
    }
}
