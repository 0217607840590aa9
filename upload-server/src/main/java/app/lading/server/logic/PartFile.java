package app.lading.server.logic;

import app.lading.server.storage.DiskFile;
import app.lading.server.storage.Incoming;
import app.lading.server.storage.SealedBlock;
import app.lading.server.storage.Sidecar;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The part file of an upload, and its sidecar when it has one, opened when they are needed. Thread safe:
/// the gate is held while they are opened or closed, not while they are written.
final class PartFile {
    private final Incoming incoming;
    private final UploadRow row;
    private final boolean light;

    private @Nullable DiskFile file;
    private @Nullable Sidecar sidecar;
    private boolean broken;
    private boolean namesForced;

    /// @param light whether the file is made by the first write, and has no sidecar
    PartFile(Incoming incoming, UploadRow row, boolean light) {
        this.incoming = incoming;
        this.row = row;
        this.light = light;
    }

    void write(ByteBuffer bytes, long position) throws IOException {
        open().write(bytes, position);
    }

    byte[] digest(long start, long end) throws IOException {
        return Incoming.digest(open(), start, end);
    }

    /// Adds a sealed block to the sidecar, where there is one.
    void sealed(SealedBlock block) throws IOException {
        if (!light) {
            openSidecar().append(block);
        }
    }

    /// Makes all that was written before last: bytes, then the digests that speak of them, then the names
    /// of both. After a failure nothing of this may be asked of the same open file again: it is closed for
    /// good.
    void force() throws IOException {
        DiskFile opened = open();
        try {
            opened.force();
            if (!light) {
                openSidecar().force();
            }
            if (needsNamesForced()) {
                incoming.forceFolder();
            }
        } catch (IOException e) {
            breakDown(e);
            throw e;
        }
    }

    /// The open file, made when there is none yet.
    DiskFile open() throws IOException {
        synchronized (this) {
            if (broken) {
                throw new IOException("the disk failed under this upload; it has to be opened anew");
            }
            DiskFile opened = file;
            if (opened == null) {
                opened =
                        light && !incoming.hasPart(row.id()) ? incoming.createLight(row.id()) : incoming.open(row.id());
                file = opened;
            }
            return opened;
        }
    }

    void close() throws IOException {
        DiskFile opened;
        Sidecar side;
        synchronized (this) {
            opened = file;
            side = sidecar;
            file = null;
            sidecar = null;
        }
        try (opened;
                side) {
            return;
        }
    }

    private Sidecar openSidecar() throws IOException {
        synchronized (this) {
            if (broken) {
                throw new IOException("the disk failed under this upload; it has to be opened anew");
            }
            Sidecar opened = sidecar;
            if (opened == null) {
                opened = incoming.openSidecar(row);
                sidecar = opened;
            }
            return opened;
        }
    }

    private boolean needsNamesForced() {
        synchronized (this) {
            boolean first = !namesForced && !light;
            namesForced = true;
            return first;
        }
    }

    private void breakDown(IOException cause) {
        synchronized (this) {
            broken = true;
        }
        try {
            close();
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
    }
}
