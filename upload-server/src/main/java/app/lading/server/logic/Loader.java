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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what is recorded of an upload with its bytes, before anybody is told.
///
/// What the index claims is only lowered. What the sidecar says beyond that was sealed after the last
/// flush: it counts when the bytes still have that digest, which is a proof, so nothing unproven is raised
/// either.
final class Loader {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);

    /// The newest blocks are read at every load: they are what a power cut damages first.
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
    record Found(BlockMap map, long durable, List<SealedBlock> late, List<Integer> lost, List<Range> open) {}

    Found load(UploadStore.Claims claims) throws IOException, LadingException {
        UploadRow row = claims.row();
        Blocks blocks = new Blocks(row.size());
        if (incoming.partSize(row.id()) < row.size()) {
            LOG.warn("The bytes of upload {} are not there any more: it starts anew", row.id());
            incoming.deleteAll(row.id());
            incoming.create(row);
            return new Found(
                    new BlockMap(blocks),
                    0,
                    List.of(),
                    List.copyOf(claims.sealed().keySet()),
                    List.of());
        }
        BlockMap map = new BlockMap(blocks);
        List<Range> open = new ArrayList<>();
        List<Integer> lost = new ArrayList<>();
        List<SealedBlock> late = new ArrayList<>();
        try (DiskFile file = incoming.open(row.id())) {
            for (Range range : claims.open()) {
                map.add(range.start(), range.end());
            }
            List<SealedBlock> recorded = new ArrayList<>(claims.sealed().values());
            recorded.sort(Comparator.comparingInt(SealedBlock::block));
            int unread = row.suspect() ? 0 : Math.max(0, recorded.size() - ALWAYS_READ);
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
            for (SealedBlock block : beyond(row, claims.sealed())) {
                if (blocks.hasBlock(block.block()) && isHere(file, blocks, block)) {
                    map.seal(block.block(), block.digest());
                    late.add(block);
                }
            }
            if (!lost.isEmpty()) {
                LOG.error(
                        "{} recorded blocks of upload {} are not on the disk; they are asked for again",
                        lost.size(),
                        row.id());
            }
            open.addAll(map.openRanges());
            return new Found(map, durable, late, lost, open);
        }
    }

    private List<SealedBlock> beyond(UploadRow row, Map<Integer, SealedBlock> recorded) throws IOException {
        Sidecar.Content side = incoming.readSidecar(row.id());
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
