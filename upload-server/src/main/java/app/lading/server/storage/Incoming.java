package app.lading.server.storage;

import app.lading.model.digest.Digests;
import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The folder of files under way: `incoming/<upload>.part` and, for uploads that outlive a restart,
/// `<upload>.side`. Thread safe.
public final class Incoming {
    private static final String PART = ".part";
    private static final String SIDE = ".side";

    private final Path folder;
    private final Disk disk;
    private final Shelf shelf;
    private final Aside aside;

    Incoming(Path folder, Disk disk, Shelf shelf, Aside aside) {
        this.folder = folder;
        this.disk = disk;
        this.shelf = shelf;
        this.aside = aside;
    }

    Path folder() {
        return folder;
    }

    Path part(String upload) {
        return folder.resolve(upload + PART);
    }

    Path side(String upload) {
        return folder.resolve(upload + SIDE);
    }

    /// A new part file, with nothing reserved: for files of one block.
    public DiskFile createLight(String upload) throws IOException {
        return disk.open(part(upload), Disk.Mode.CREATE);
    }

    /// A new part file of full length, its space reserved on the disk where the platform can, with its
    /// sidecar.
    ///
    /// @return whether the space is reserved on the disk itself; nothing is left behind when this fails.
    ///     The names last after [#forceFolder]
    public boolean create(UploadRow upload) throws IOException {
        Path part = part(upload.id());
        try {
            boolean reserved;
            try (DiskFile file = disk.open(part, Disk.Mode.CREATE)) {
                reserved = disk.reserve(part, upload.size());
                if (!reserved) {
                    file.setLength(upload.size());
                }
            }
            Sidecar.create(disk, side(upload.id()), upload).close();
            return reserved;
        } catch (IOException e) {
            try {
                deleteAll(upload.id());
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    /// Reserves the space of a part file once more: what is reserved stays so.
    ///
    /// @return whether the disk holds all of it; false for a part file that is not there or too short
    public boolean hold(UploadRow upload) throws IOException {
        return partSize(upload.id()) == upload.size() && disk.reserve(part(upload.id()), upload.size());
    }

    /// Makes a part file that became shorter as long as it was: zeros are where bytes are missing.
    public void extend(UploadRow upload) throws IOException {
        Path part = part(upload.id());
        try (DiskFile file = open(upload.id())) {
            if (!disk.reserve(part, upload.size())) {
                file.setLength(upload.size());
            }
        }
    }

    public boolean hasPart(String upload) {
        return Files.isRegularFile(part(upload));
    }

    /// The length of a part file, or -1 when there is none.
    public long partSize(String upload) throws IOException {
        return hasPart(upload) ? Files.size(part(upload)) : -1;
    }

    public DiskFile open(String upload) throws IOException {
        Path part = part(upload);
        if (!Files.isWritable(part)) {
            // Its publication failed after it was made read-only.
            disk.setWritable(part);
        }
        return disk.open(part, Disk.Mode.WRITE);
    }

    /// Opens the sidecar of an upload, making it when it was lost.
    public Sidecar openSidecar(UploadRow upload) throws IOException {
        Path side = side(upload.id());
        return Files.exists(side)
                ? Sidecar.open(disk, side, at -> aside.copy(side, at))
                : Sidecar.create(disk, side, upload);
    }

    /// What the sidecar says; empty when there is none.
    public Sidecar.Content readSidecar(String upload) throws IOException {
        Path side = side(upload);
        return Files.exists(side) ? Sidecar.read(disk, side) : new Sidecar.Content(null, Map.of(), false, -1);
    }

    /// Keeps a copy of a sidecar that is damaged, before it is written anew or deleted.
    public void keepDamagedSidecar(String upload, long position) {
        aside.copy(side(upload), position);
    }

    /// Notes in the sidecar that the disk failed under an upload, so that no later start believes what is only
    /// in it.
    public void doubt(UploadRow upload) throws IOException {
        try (Sidecar sidecar = openSidecar(upload)) {
            sidecar.doubt();
        }
    }

    /// Makes a sidecar that says just this, and lasts.
    ///
    /// @param sealed in the order in which they were sealed
    public void restateSidecar(UploadRow upload, List<SealedBlock> sealed) throws IOException {
        Path side = side(upload.id());
        disk.delete(side);
        try (Sidecar sidecar = Sidecar.create(disk, side, upload)) {
            for (SealedBlock block : sealed) {
                sidecar.append(block);
            }
            sidecar.force();
        }
        forceFolder();
    }

    /// Forces the bytes of many part files at once.
    public void forceAll(List<DiskFile> parts) throws IOException {
        disk.forceAll(parts);
    }

    /// Makes the names of new part files and sidecars last.
    public void forceFolder() throws IOException {
        disk.forceFolder(folder);
    }

    /// Makes the part file a link to a finished file's content.
    ///
    /// @return false where that is not possible
    public boolean linkFrom(FileRow file, String upload) throws IOException, LadingException {
        return disk.link(shelf.file(file.owner(), file.folder(), file.name()), part(upload));
    }

    /// Makes the part file a copy of a finished file's content.
    public void copyFrom(FileRow file, String upload) throws IOException, LadingException {
        disk.copy(shelf.file(file.owner(), file.folder(), file.name()), part(upload));
    }

    /// Deletes the sidecar, so that a crash cannot bring the upload back.
    public void forget(String upload) throws IOException {
        disk.delete(side(upload));
    }

    /// Deletes what there is of an upload.
    public void deleteAll(String upload) throws IOException {
        disk.delete(side(upload));
        disk.delete(part(upload));
    }

    /// The uploads of which there is a part file or a sidecar.
    public List<String> uploads() throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(PART) || name.endsWith(SIDE))
                    .map(name -> name.substring(0, name.length() - PART.length()))
                    .distinct()
                    .toList();
        }
    }

    /// The SHA-256 of a part of a file, read back from the disk.
    ///
    /// @throws IOException also when the file is too short
    public static byte[] digest(DiskFile file, long start, long end) throws IOException {
        MessageDigest digest = Digests.sha256();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(256 * 1024, Math.max(1, end - start)));
        long position = start;
        while (position < end) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            int count = file.read(buffer, position);
            if (count <= 0) {
                throw new IOException("the file ends at " + position + ", before " + end);
            }
            digest.update(buffer.flip());
            position += count;
        }
        return digest.digest();
    }
}
