package app.lading.server.logic;

import app.lading.model.api.Api;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import app.lading.server.storage.DiskFile;
import app.lading.server.storage.FileRow;
import app.lading.server.storage.FileStore;
import app.lading.server.storage.ListedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A finished file that is read block by block, each compared before it is given away. Holds one block in
/// memory.
final class CheckedContent implements FileContent {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedContent.class);

    private final FileStore files;
    private final FileRow row;
    private final Blocks blocks;
    private final DiskFile file;
    private final DownloadPlaces.Place place;
    private int loaded = -1;

    private CheckedContent(FileStore files, FileRow row, DiskFile file, DownloadPlaces.Place place) {
        this.files = files;
        this.row = row;
        this.file = file;
        this.blocks = new Blocks(row.size());
        this.place = place;
    }

    /// @param place given back when the content is closed
    /// @throws LadingException `damaged` when the file is damaged or not there
    static CheckedContent open(FileStore files, FileRow row, DownloadPlaces.Place place) throws LadingException {
        if (row.damaged()) {
            throw damaged(row, "its bytes are not those that were uploaded");
        }
        DiskFile file;
        try {
            file = files.open(row);
        } catch (IOException e) {
            refuseWhenBehind(files);
            LOG.error("File {} of {} is not there", row.id(), row.owner(), e);
            throw damaged(row, "its bytes are not on the server's disk any more");
        }
        return new CheckedContent(files, row, file, place);
    }

    @Override
    public Api.File file() {
        return Library.describe(ListedFile.of(row));
    }

    @Override
    public int read(long position, ByteBuffer into) throws LadingException {
        if (position < 0) {
            throw new IllegalArgumentException("a position is 0 or more, but got " + position);
        }
        if (position >= row.size()) {
            return -1;
        }
        int wanted = blocks.blockOf(position);
        if (wanted != loaded) {
            load(wanted);
        }
        int from = (int) (position - blocks.start(wanted));
        int count = Math.min(into.remaining(), blocks.length(wanted) - from);
        into.put(into.position(), place.buffer(), from, count);
        into.position(into.position() + count);
        return count;
    }

    /// Is asked before each block whether to go on.
    interface GoOn {
        /// Whether to go on.
        ///
        /// @param done bytes that were read and are right
        void check(long done) throws LadingException;
    }

    /// Reads everything.
    void readAll(GoOn goOn) throws LadingException {
        for (int each = 0; each < blocks.count(); each++) {
            goOn.check(blocks.start(each));
            load(each);
        }
    }

    @Override
    public void close() {
        place.close();
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("File {} could not be closed in order", row.id(), e);
        }
    }

    private void load(int wanted) throws LadingException {
        loaded = -1;
        ByteBuffer block = place.buffer();
        block.clear().limit(blocks.length(wanted));
        MessageDigest digest = Digests.sha256();
        try {
            file.read(block, blocks.start(wanted));
        } catch (IOException e) {
            LOG.error("File {} of {} cannot be read", row.id(), row.owner(), e);
            throw damaged(row, "the server's disk cannot read it");
        }
        digest.update(block.flip());
        if (!MessageDigest.isEqual(digest.digest(), row.digests().digest(wanted))) {
            refuseWhenBehind(files);
            LOG.error(
                    "CORRUPT_BLOB: block {} of file {} ('{}' of {}) is not what was uploaded",
                    wanted,
                    row.id(),
                    FileNames.visible(FileNames.join(row.folder(), row.name())),
                    row.owner());
            Outcomes.note(files.setDamaged(row.id(), true), "marking a file damaged");
            throw damaged(row, "its bytes are not those that were uploaded");
        }
        loaded = wanted;
        block.clear();
    }

    /// A file that was replaced or deleted just when the disk became full is not damaged: its record is old.
    private static void refuseWhenBehind(FileStore files) throws LadingException {
        if (files.isBehind()) {
            throw new LadingException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "this file changed when the server's disk became full, and that is not recorded yet");
        }
    }

    private static LadingException damaged(FileRow row, String why) {
        return new LadingException(ErrorCode.DAMAGED, "'" + FileNames.visible(row.name()) + "' is damaged: " + why);
    }
}
