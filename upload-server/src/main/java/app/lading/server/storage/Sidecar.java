package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The file beside a part file that says whose it is and which of its blocks are sealed, so that a lost
/// database loses no upload. A block is added when its digest has matched, before anything is forced, and
/// the file is forced before the database is told: so it never knows less than the database, and what it
/// knows more is only believed after the block has been read and hashed. Thread safe; held while a record
/// of some fifty bytes is written, or while it is forced.
public final class Sidecar implements AutoCloseable {
    private static final int HEADER = 1;
    private static final int SEALED = 2;
    private static final int DOUBTED = 3;

    private final FramedLog log;

    private Sidecar(FramedLog log) {
        this.log = log;
    }

    /// What a sidecar says.
    ///
    /// @param upload null when not even its first record is whole
    /// @param sealed the digests, by block, in the order in which the blocks were sealed
    /// @param doubted whether the disk failed after some of these blocks were sealed, before they were forced
    /// @param damagedAt where the file is damaged first; -1 when it is not
    public record Content(
            @Nullable UploadRow upload, Map<Integer, SealedBlock> sealed, boolean doubted, long damagedAt) {}

    /// Makes the sidecar of a new upload; it lasts after the first [#force].
    static Sidecar create(Disk disk, Path path, UploadRow upload) throws IOException {
        FramedLog log = FramedLog.create(disk, path);
        try {
            log.append(Fields.write(out -> out.kind(HEADER)
                    .text(upload.id())
                    .text(upload.owner())
                    .text(upload.key())
                    .text(upload.device())
                    .text(upload.folder())
                    .text(upload.name())
                    .number(upload.size())
                    .number(upload.modified())
                    .text(upload.onConflict().name())
                    .text(upload.md5())
                    .text(upload.run())
                    .time(upload.created())));
            return new Sidecar(log);
        } catch (IOException e) {
            try (log) {
                throw e;
            }
        }
    }

    /// Opens the sidecar of an upload that is continued, cutting off what a crash tore.
    ///
    /// @param damage hears of other damage, before anything is changed
    static Sidecar open(Disk disk, Path path, FramedLog.Damage damage) throws IOException {
        return new Sidecar(FramedLog.open(disk, path, (payload, end) -> {}, damage));
    }

    /// Reads a sidecar without changing it.
    static Content read(Disk disk, Path path) throws IOException {
        List<UploadRow> rows = new ArrayList<>();
        Map<Integer, SealedBlock> sealed = new LinkedHashMap<>();
        AtomicBoolean doubted = new AtomicBoolean();
        long damagedAt = FramedLog.read(disk, path, (payload, end) -> {
            Fields.In in = Fields.read(payload);
            switch (in.kind()) {
                case HEADER -> rows.add(header(in));
                case SEALED -> {
                    int block = Math.toIntExact(in.number());
                    sealed.remove(block);
                    sealed.put(block, new SealedBlock(block, in.bytes()));
                }
                case DOUBTED -> doubted.set(true);
                default -> throw new IOException(path + " was written by a newer version");
            }
        });
        return new Content(
                rows.isEmpty() ? null : rows.getFirst(), Collections.unmodifiableMap(sealed), doubted.get(), damagedAt);
    }

    /// Adds a sealed block; it survives the end of this process at once, and a power cut after the next
    /// [#force].
    public synchronized void append(SealedBlock block) throws IOException {
        log.append(Fields.write(out -> out.kind(SEALED).number(block.block()).bytes(block.digest())));
    }

    /// Notes that the disk failed: what only this file says counts for nothing any more, even if it can be read
    /// back.
    synchronized void doubt() throws IOException {
        log.append(Fields.write(out -> out.kind(DOUBTED)));
    }

    public synchronized void force() throws IOException {
        log.force();
    }

    @Override
    public synchronized void close() throws IOException {
        log.close();
    }

    private static UploadRow header(Fields.In in) throws IOException {
        String id = in.text();
        String owner = in.text();
        String key = in.optionalText();
        String device = in.text();
        String folder = in.text();
        String name = in.text();
        long size = in.number();
        long modified = in.number();
        Conflict conflict = Conflict.valueOf(in.text());
        String md5 = in.optionalText();
        String run = in.text();
        var created = in.time();
        return new UploadRow(
                id,
                owner,
                key,
                device,
                folder,
                name,
                size,
                modified,
                conflict,
                md5,
                1,
                run,
                UploadRow.State.RECEIVING,
                true,
                created,
                created);
    }
}
