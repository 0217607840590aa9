package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import app.lading.server.storage.DiskFile;
import app.lading.server.storage.Incoming;
import app.lading.server.storage.SealedBlock;
import app.lading.server.storage.Sidecar;
import app.lading.server.storage.UploadRow;
import app.lading.server.storage.UploadStore;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what is recorded of an upload with its bytes, before anybody is told.
///
/// What the index claims is only lowered. What the sidecar says beyond that was sealed after the last
/// flush: it counts when the bytes still have that digest, which is a proof, so nothing unproven is raised
/// either.
///
/// After a force has failed it is no proof any more: the system then holds bytes in memory that are not on the
/// disk, takes them for written, and would say yes to the next force. Then nothing counts that was not
/// recorded as sealed before, and all the rest is sent, and so written, again.
final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    /// The blocks sealed last are read at every load: they are what a power cut damages first.
    private static final int ALWAYS_READ = 4;

    private final Incoming incoming;

    Loader(Incoming incoming) {
        this.incoming = incoming;
    }

    /// What is there.
    ///
    /// @param durable bytes of sealed blocks that are recorded and there
    /// @param late sealed blocks that are there and not recorded
    /// @param lost sealed blocks that are recorded and not there
    /// @param lowered whether the record claims more than this
    record Found(
            BlockMap map,
            long durable,
            List<SealedBlock> late,
            List<Integer> lost,
            List<Range> open,
            boolean lowered) {}

    Found load(UploadStore.Claims claims) throws IOException, LadingException {
        UploadRow row = claims.row();
        Blocks blocks = new Blocks(row.size());
        long length = incoming.partSize(row.id());
        if (length < 0) {
            LOG.warn("The bytes of upload {} are not there any more: it starts anew", row.id());
            incoming.deleteAll(row.id());
            incoming.create(row);
            return new Found(
                    new BlockMap(blocks),
                    0,
                    List.of(),
                    List.copyOf(claims.sealed().keySet()),
                    List.of(),
                    true);
        }
        BlockMap map = new BlockMap(blocks);
        List<Range> open = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        List<SealedBlock> late = new ArrayList<>();
        Sidecar.Content side = incoming.readSidecar(row.id());
        boolean doubted = row.suspect() || side.doubted();
        if (length < row.size()) {
            incoming.extend(row);
        }
        try (DiskFile file = incoming.open(row.id())) {
            if (!doubted && length >= row.size()) {
                for (Range range : claims.open()) {
                    map.add(range.start(), range.end());
                }
            }
            List<SealedBlock> recorded = inOrderOfSealing(claims.sealed(), side);
            int unread = doubted || length < row.size() ? 0 : Math.max(0, recorded.size() - ALWAYS_READ);
            for (int i = 0; i < recorded.size(); i++) {
                SealedBlock block = recorded.get(i);
                if (i < unread || isHere(file, blocks, block)) {
                    map.seal(block.block(), block.digest());
                } else {
                    lost.add(block.block());
                    map.forget(block.block());
                }
            }
            long durable = map.sealedBytes();
            for (SealedBlock block : doubted ? List.<SealedBlock>of() : beyond(side, claims.sealed())) {
                if (blocks.hasBlock(block.block()) && isHere(file, blocks, block)) {
                    map.seal(block.block(), block.digest());
                    late.add(block);
                }
            }
            if (side.damagedAt() >= 0) {
                incoming.keepDamagedSidecar(row.id(), side.damagedAt());
            }
            if (doubted || side.damagedAt() >= 0) {
                incoming.restateSidecar(
                        row,
                        Stream.concat(recorded.stream(), late.stream())
                                .filter(block -> map.isSealed(block.block()))
                                .toList());
            }
            if (!lost.isEmpty()) {
                LOG.error(
                        "{} recorded blocks of upload {} are not on the disk; they are asked for again",
                        lost.size(),
                        row.id());
            }
            open.addAll(map.openRanges());
            return new Found(map, durable, late, lost, open, doubted || length < row.size() || !lost.isEmpty());
        }
    }

    /// Those that the sidecar does not know come first.
    private static List<SealedBlock> inOrderOfSealing(Map<Integer, SealedBlock> recorded, Sidecar.Content side) {
        List<SealedBlock> ordered = new ArrayList<>(recorded.size());
        for (SealedBlock block : recorded.values()) {
            if (!side.sealed().containsKey(block.block())) {
                ordered.add(block);
            }
        }
        ordered.sort(Comparator.comparingInt(SealedBlock::block));
        for (Integer number : side.sealed().keySet()) {
            SealedBlock block = recorded.get(number);
            if (block != null) {
                ordered.add(block);
            }
        }
        return ordered;
    }

    private static List<SealedBlock> beyond(Sidecar.Content side, Map<Integer, SealedBlock> recorded) {
        return side.sealed().values().stream()
                .filter(block -> !recorded.containsKey(block.block()))
                .sorted(Comparator.comparingInt(SealedBlock::block))
                .toList();
    }

    private static boolean isHere(DiskFile file, Blocks blocks, SealedBlock block) throws IOException {
        byte[] here = Incoming.digest(file, blocks.start(block.block()), blocks.end(block.block()));
        return MessageDigest.isEqual(here, block.digest());
    }
}
