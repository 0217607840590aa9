package app.lading.client.transfer;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One upload as the fake server keeps it: bytes, ranges, seals, and who is attached.
final class FakeUpload {
    final String id;
    final ClientMessage.Init init;
    final Blocks blocks;
    final byte[] content;
    final RangeSet have = new RangeSet();
    final BitSet sealed = new BitSet();
    final BitSet committed = new BitSet();
    final byte[][] digests;
    final Map<Integer, FakeSocket> lanes = new HashMap<>();
    final Map<Integer, Long> streams = new HashMap<>();
    String run = "";
    long epoch;
    long durableTold;

    /// What was published; null before.
    ServerMessage.@Nullable Finished finished;

    FakeUpload(String id, ClientMessage.Init init) {
        this.id = id;
        this.init = init;
        this.blocks = new Blocks(init.size());
        this.content = new byte[(int) init.size()];
        this.digests = new byte[blocks.count()][];
    }

    boolean isLight() {
        return blocks.count() <= 1;
    }

    long durable() {
        return committed.stream().mapToLong(blocks::length).sum();
    }

    ServerMessage.Ready ready(long stream, boolean likely) {
        List<Integer> unsealed = new ArrayList<>();
        for (int block = 0; block < blocks.count(); block++) {
            if (!sealed.get(block) && have.contains(blocks.start(block), blocks.end(block))) {
                unsealed.add(block);
            }
        }
        List<Range> missing = init.size() == 0 ? List.of() : have.missingWithin(0, init.size());
        return new ServerMessage.Ready(stream, id, epoch, missing, unsealed, durable(), likely);
    }

    /// What a kill of the server leaves: committed blocks for certain, other bytes as it happens.
    void crash(java.util.random.RandomGenerator random) {
        lanes.clear();
        streams.clear();
        run = "";
        for (int block = 0; block < blocks.count(); block++) {
            if (!committed.get(block)) {
                sealed.clear(block);
                if (random.nextBoolean()) {
                    have.remove(blocks.start(block), blocks.end(block));
                } else {
                    long cut = blocks.start(block) + random.nextInt(blocks.length(block) + 1);
                    have.remove(cut, blocks.end(block));
                }
            }
        }
    }

    Fingerprint fingerprint() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] digest : digests) {
            all.writeBytes(digest);
        }
        return Digests.fingerprintOf(all.toByteArray());
    }
}
