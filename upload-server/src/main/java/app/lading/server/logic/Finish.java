package app.lading.server.logic;

import app.lading.model.digest.Digests;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.storage.BlockDigests;
import app.lading.server.storage.DiskFile;
import app.lading.server.storage.Failures;
import app.lading.server.storage.FileRow;
import app.lading.server.storage.FileStore;
import app.lading.server.storage.ListedFile;
import app.lading.server.storage.Publication;
import app.lading.server.storage.PublishListener;
import app.lading.server.storage.Published;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of a complete upload to a finished file: forced, its MD5 compared when one was announced,
/// published.
final class Finish implements PublishListener {
    private static final Logger LOG = LoggerFactory.getLogger(Finish.class);
    private static final int READ = 1 << 20;
    private static final long TELL_EVERY = 256L << 20;

    private final Upload upload;
    private final BlockDigests digests;

    Finish(Upload upload, BlockDigests digests) {
        this.upload = upload;
        this.digests = digests;
    }

    Upload upload() {
        return upload;
    }

    /// The upload's state forbids further writes already.
    void start() {
        if (!upload.isLight()) {
            upload.task(this::force);
            return;
        }
        try {
            // An empty file is made here: nothing was ever written to it.
            DiskFile file = upload.part().open();
            String md5 = upload.row().md5();
            if (md5 != null && !md5.equals(md5Of(file))) {
                mismatch();
            } else {
                upload.shop().smallFiles().add(this);
            }
        } catch (IOException e) {
            LOG.warn("Upload {} cannot be finished", upload.id(), e);
            upload.abandon(Failures.of(e));
        } catch (LadingException e) {
            upload.abandon(e);
        }
    }

    private void force() {
        try {
            upload.awaitQuiet();
            upload.part().force();
            upload.shop().counters().forced();
        } catch (IOException e) {
            LOG.error("The disk failed under upload {} at its end", upload.id(), e);
            upload.breakDown(Failures.of(e));
            return;
        }
        if (upload.row().md5() == null) {
            publish();
        } else {
            upload.shop().longReads().execute(upload.row().owner(), this::compareMd5);
        }
    }

    private void compareMd5() {
        try {
            if (md5Of(upload.part().open()).equals(upload.row().md5())) {
                publish();
            } else {
                mismatch();
            }
        } catch (IOException e) {
            LOG.error("Upload {} cannot be read back", upload.id(), e);
            upload.breakDown(Failures.of(e));
        } catch (LadingException e) {
            // All of it lasts; whoever continues it says finish again.
            upload.abandon(e);
        }
    }

    private void mismatch() {
        upload.mismatch(new LadingException(
                ErrorCode.FINGERPRINT_MISMATCH,
                "the file that arrived does not have the announced MD5: it changed while it was being sent"));
    }

    private String md5Of(DiskFile file) throws IOException, LadingException {
        MessageDigest md5 = Digests.md5();
        ByteBuffer buffer = ByteBuffer.allocate(
                (int) Math.min(READ, Math.max(1, upload.blocks().fileSize())));
        long size = upload.blocks().fileSize();
        long told = 0;
        for (long position = 0; position < size; ) {
            upload.shop().longReads().checkGoingOn();
            int count = file.read(buffer.clear(), position);
            if (count <= 0) {
                throw new IOException("the file ends at " + position + ", before " + size);
            }
            md5.update(buffer.flip());
            position += count;
            if (position - told >= TELL_EVERY) {
                told = position;
                upload.verifying(position, size);
            }
        }
        return HexFormat.of().formatHex(md5.digest());
    }

    /// Everything is on the disk and compared. When a file has that name and that content already, it will be the
    /// answer, and what was sent is thrown away: so it is read first, and one that is damaged is healed instead.
    void publish() {
        try {
            FileRow same = unseenTwin();
            if (same == null) {
                publishNow();
            } else {
                upload.shop().reread().check(same, upload::verifying, this::publishNow, failure -> publishNow());
            }
        } catch (LadingException e) {
            upload.abandon(e);
        }
    }

    private @Nullable FileRow unseenTwin() throws LadingException {
        UploadRow row = upload.row();
        FileStore files = upload.shop().storage().files();
        Optional<ListedFile> there = files.byName(row.owner(), row.folder(), row.name())
                .filter(each -> each.fingerprint().equals(digests.fingerprint()))
                .filter(each -> !upload.shop().seen().lately(each.id()));
        return there.isEmpty()
                ? null
                : files.byId(row.owner(), there.get().id()).orElse(null);
    }

    private void publishNow() {
        try {
            upload.part().close();
        } catch (IOException e) {
            LOG.error("The files of upload {} could not be closed", upload.id(), e);
            upload.breakDown(Failures.of(e));
            return;
        }
        UploadRow row = upload.row();
        upload.shop()
                .storage()
                .files()
                .publish(
                        new Publication(
                                row.id(),
                                row.owner(),
                                row.key(),
                                row.folder(),
                                row.name(),
                                row.size(),
                                row.modified(),
                                row.md5(),
                                row.onConflict(),
                                digests,
                                row.id(),
                                false),
                        this);
    }

    @Override
    public void published(Published published) {
        upload.shop().counters().finished(published.receipt().instant());
        upload.shop().registry().remember(published.receipt());
        if (!published.receipt().instant()) {
            upload.shop().seen().saw(published.receipt().file());
        }
        upload.finished(Outcomes.finished(published.receipt()), published.grown());
    }

    @Override
    public void failed(LadingException cause) {
        upload.abandon(cause);
    }
}
