package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a part file its final name, at most once for each transfer, and never over a file nobody asked to
/// replace.
final class PublishCommit implements Commit {
    private static final Logger LOG = LoggerFactory.getLogger(PublishCommit.class);

    private final Publication publication;
    private final Incoming incoming;
    private final Shelf shelf;
    private final Disk disk;
    private final Instant now;
    private final String fileId;
    private final PublishListener listener;
    private final Fingerprint fingerprint;

    private @Nullable FileRow file;
    private @Nullable FileRow replaced;
    private @Nullable Receipt receipt;
    private @Nullable Path target;
    private boolean replaces;
    private boolean heals;
    private boolean firstInFolder;
    private boolean repeated;

    PublishCommit(
            Publication publication,
            Incoming incoming,
            Shelf shelf,
            Disk disk,
            Instant now,
            String fileId,
            PublishListener listener) {
        this.publication = publication;
        this.incoming = incoming;
        this.shelf = shelf;
        this.disk = disk;
        this.now = now;
        this.fileId = fileId;
        this.listener = listener;
        this.fingerprint = publication.digests().fingerprint();
    }

    @Override
    public void decide(Batch batch) throws SQLException, IOException, LadingException {
        forget();
        Publication p = publication;
        if (p.key() != null && !batch.claim("key:" + p.owner() + ":" + p.key())) {
            throw new Batch.Wait();
        }
        Optional<Receipt> earlier = p.key() == null
                ? FileTable.receiptOf(batch.connection(), p.upload())
                : FileTable.receiptByKey(batch.connection(), p.owner(), p.key());
        if (earlier.isPresent()) {
            repeat(earlier.get());
            return;
        }
        claim(batch, p.name());
        Path path = shelf.file(p.owner(), p.folder(), p.name());
        Optional<FileRow> there = FileTable.byName(batch.connection(), p.owner(), p.folder(), p.name());
        if (there.isPresent() && there.get().fingerprint().equals(fingerprint)) {
            FileRow same = there.get();
            if (!same.damaged() && shelf.isWhole(same)) {
                receipt = receipt(same.id(), same.name(), true, same.published());
                batch.announce(this, new JournalRecord.Publish(same, receipt, null, false, null));
            } else {
                // The same content heals a file whose bytes were damaged or lost behind our back.
                heals = true;
                choose(batch, same.id(), p.name(), path, true);
            }
        } else if (there.isEmpty() && !shelf.exists(path)) {
            choose(batch, fileId, p.name(), path, false);
        } else {
            resolveConflict(batch, there.orElse(null), path);
        }
    }

    @Override
    public void place(Batch batch) throws IOException, LadingException {
        Path to = target;
        if (to == null) {
            return;
        }
        firstInFolder = batch.firstToPrepare(publication.owner(), publication.folder());
        try {
            if (firstInFolder) {
                shelf.prepare(publication.owner(), publication.folder()).forEach(batch::changed);
            }
            move(to);
        } catch (IOException | LadingException e) {
            if (firstInFolder) {
                // The next of the group makes the folder, or hears for itself why there is none.
                batch.notPrepared(publication.owner(), publication.folder());
            }
            throw e;
        }
        batch.changed(shelf.folder(publication.owner(), publication.folder()));
        try {
            disk.setReadOnly(to);
        } catch (IOException e) {
            // It is in its place: that it could be written to is no reason to say that it is not.
            LOG.warn("The finished file {} could not be made read-only", to, e);
        }
    }

    private void move(Path to) throws IOException {
        Path part = incoming.part(publication.part());
        if (replaces) {
            disk.replace(part, to);
        } else {
            disk.place(part, to);
        }
    }

    @Override
    public void write(Connection connection) throws SQLException {
        if (publication.mayBeRecorded()) {
            UploadTable.remove(connection, publication.upload());
        }
        FileRow row = file;
        if (row != null) {
            if (replaced != null) {
                FileTable.remove(connection, replaced.id());
            }
            if (firstInFolder) {
                FileTable.makeFolder(connection, row.owner(), row.folder());
            }
            if (heals) {
                FileTable.put(connection, row);
            } else {
                FileTable.add(connection, row);
            }
        }
        if (!repeated && receipt != null) {
            FileTable.putReceipt(connection, receipt);
        }
    }

    @Override
    public void done() {
        try {
            boolean isAllMoved = target != null && publication.part().equals(publication.upload());
            if (publication.mayBeRecorded() || !isAllMoved) {
                incoming.deleteAll(publication.upload());
                incoming.deleteAll(publication.part());
            }
        } catch (IOException e) {
            LOG.warn(
                    "What is left of upload {} could not be deleted; the next start tries again",
                    publication.upload(),
                    e);
        }
        if (receipt == null) {
            throw new IllegalStateException("nothing was decided for upload " + publication.upload());
        }
        // What heals a file takes the place of bytes that were counted all the time.
        long grown = file == null || heals ? 0 : file.size() - (replaced == null ? 0 : replaced.size());
        listener.published(new Published(receipt, grown));
    }

    @Override
    public void failed(LadingException cause) {
        listener.failed(cause);
    }

    private void forget() {
        file = null;
        replaced = null;
        receipt = null;
        target = null;
        replaces = false;
        heals = false;
        firstInFolder = false;
        repeated = false;
    }

    private void repeat(Receipt earlier) throws LadingException {
        if (!earlier.fingerprint().equals(fingerprint) || earlier.size() != publication.size()) {
            throw new LadingException(
                    ErrorCode.BAD_STATE,
                    "this key was used for another file, which is finished: a new file needs a new key");
        }
        receipt = earlier;
        repeated = true;
    }

    private void resolveConflict(Batch batch, @Nullable FileRow there, Path path)
            throws SQLException, IOException, LadingException {
        Publication p = publication;
        switch (p.onConflict()) {
            case RENAME -> {
                String free = freeName(batch);
                claim(batch, free);
                choose(batch, fileId, free, shelf.file(p.owner(), p.folder(), free), false);
            }
            case REPLACE -> {
                if (there == null) {
                    // The disk has something that the index does not know under this spelling: not ours to
                    // replace.
                    throw nameExists();
                }
                replaced = there;
                choose(batch, fileId, p.name(), path, true);
            }
            case SKIP, FAIL -> throw nameExists();
        }
    }

    private void choose(Batch batch, String id, String name, Path path, boolean replace) throws IOException {
        Publication p = publication;
        String identity = FileIdentity.of(incoming.part(p.part()));
        FileRow row = new FileRow(
                id, p.owner(), p.folder(), name, p.size(), p.modified(), fingerprint, p.digests(), p.md5(), now, false);
        Receipt answer = receipt(id, name, p.instant(), now);
        file = row;
        receipt = answer;
        target = path;
        replaces = replace;
        batch.announce(this, new JournalRecord.Publish(row, answer, p.part(), replace, identity));
    }

    private Receipt receipt(String id, String name, boolean instant, Instant at) {
        Publication p = publication;
        return new Receipt(p.upload(), p.owner(), p.key(), id, p.folder(), name, p.size(), fingerprint, instant, at);
    }

    private void claim(Batch batch, String name) throws Batch.Wait {
        if (!batch.claim("name:" + publication.owner() + "/" + FileNames.join(publication.folder(), name))) {
            throw new Batch.Wait();
        }
    }

    private LadingException nameExists() {
        return new LadingException(
                ErrorCode.NAME_EXISTS,
                "'" + FileNames.visible(publication.name()) + "' is already in "
                        + FileNames.quoted(publication.folder()) + " with other content");
    }

    /// The first free `name (2).ext`, `name (3).ext`, …; after eight in a row a free one is found by
    /// doubling and halving, so that thousands of equal names do not cost a step each.
    private String freeName(Batch batch) throws SQLException, LadingException {
        Taken taken = new Taken(batch.connection());
        int high = 2;
        while (high < 10 && taken.test(high)) {
            high++;
        }
        if (high == 10) {
            int low = high;
            while (taken.test(high)) {
                low = high;
                high *= 2;
            }
            while (high - low > 1) {
                int middle = low + (high - low) / 2;
                if (taken.test(middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
        }
        return FileNames.numbered(publication.name(), high);
    }

    /// Whether the name with a number is taken.
    private final class Taken {
        private final Connection connection;

        Taken(Connection connection) {
            this.connection = connection;
        }

        boolean test(int number) throws SQLException, LadingException {
            Publication p = publication;
            String name = FileNames.numbered(p.name(), number);
            return FileTable.listedByName(connection, p.owner(), p.folder(), name)
                            .isPresent()
                    || shelf.exists(shelf.file(p.owner(), p.folder(), name));
        }
    }
}
