package app.lading.server.logic;

import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.server.storage.DiskFile;
import app.lading.server.storage.Failures;
import app.lading.server.storage.FileRow;
import app.lading.server.storage.Publication;
import app.lading.server.storage.PublishListener;
import app.lading.server.storage.Published;
import app.lading.server.storage.UploadRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Content that this user already has becomes a link instead of being sent. Content of others is never
/// looked at: knowing a fingerprint gives nobody's file (promise 7).
final class Instants {
    private static final Logger LOG = LoggerFactory.getLogger(Instants.class);
    private static final int READ = 1 << 20;

    private final Workshop shop;
    private final Ledger ledger;
    private final Opener.Quotas quotas;
    private final SecureRandom random = new SecureRandom();

    Instants(Workshop shop, Ledger ledger, Opener.Quotas quotas) {
        this.shop = shop;
        this.ledger = ledger;
        this.quotas = quotas;
    }

    /// Asks for a proof that the client has the whole of a file whose MD5 it named.
    Proof ask(FileRow candidate) {
        byte[] nonce = new byte[32];
        random.nextBytes(nonce);
        return new Proof(candidate, HexFormat.of().formatHex(nonce));
    }

    /// Compares a proof with our own bytes; reads the whole file. A file that cannot be read proves nothing.
    ///
    /// @throws LadingException `draining`
    boolean isRight(Proof asked, String hmac) throws LadingException {
        FileRow candidate = asked.candidate();
        try (DiskFile file = shop.storage().files().open(candidate)) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(asked.nonce(), "HmacSHA256"));
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(READ, Math.max(1, candidate.size())));
            for (long position = 0; position < candidate.size(); ) {
                shop.longReads().checkGoingOn();
                int count = file.read(buffer.clear(), position);
                if (count <= 0) {
                    return false;
                }
                mac.update(buffer.flip());
                position += count;
            }
            boolean right = MessageDigest.isEqual(mac.doFinal(), HexFormat.of().parseHex(hmac));
            if (right) {
                // Two have the same bytes: so ours are what was uploaded.
                shop.seen().saw(candidate.id());
            }
            return right;
        } catch (IOException e) {
            LOG.warn("File {} cannot be read to compare a proof with it", candidate.id(), e);
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /// Answers an `init` with content that is there. Links, and copies where there are no links.
    void insteadOfNew(Attachment newcomer, FileRow content) throws LadingException {
        ClientMessage.Init init = newcomer.init();
        String owner = newcomer.user().name();
        String link = shop.storage().ids().next('l');
        Ledger.Reservation reservation;
        try {
            reservation = linkOrCopy(owner, content, link, quotas.of(owner));
        } catch (IOException e) {
            LOG.warn("File {} cannot be linked", content.id(), e);
            throw Failures.of(e);
        }
        publish(
                new Publication(
                        shop.storage().ids().next('u'),
                        owner,
                        init.key(),
                        init.folder(),
                        init.name(),
                        init.size(),
                        init.modified(),
                        content.md5(),
                        Conflicts.of(init.onConflict()),
                        content.digests(),
                        link,
                        true),
                new PublishListener() {
                    @Override
                    public void published(Published published) {
                        sawLink(content, published);
                        reservation.settle(published.grown());
                        newcomer.finished(Outcomes.finished(published.receipt()));
                    }

                    @Override
                    public void failed(LadingException cause) {
                        deleteLink(link);
                        reservation.release();
                        newcomer.refuse(cause);
                    }
                });
    }

    /// Makes the link, or else a copy, for which there must be space on the disk.
    ///
    /// @return what is promised for it
    private Ledger.Reservation linkOrCopy(String owner, FileRow content, String link, @Nullable Long quota)
            throws IOException, LadingException {
        Ledger.Reservation forLink = ledger.reserve(owner, content.size(), quota, false);
        try {
            if (shop.storage().incoming().linkFrom(content, link)) {
                return forLink;
            }
        } catch (IOException | LadingException | RuntimeException e) {
            deleteLink(link);
            forLink.release();
            throw e;
        }
        forLink.release();
        Ledger.Reservation forCopy = ledger.reserve(owner, content.size(), quota, true);
        try {
            shop.storage().incoming().copyFrom(content, link);
            forCopy.written(content.size());
            return forCopy;
        } catch (IOException | LadingException | RuntimeException e) {
            deleteLink(link);
            forCopy.release();
            throw e;
        }
    }

    /// Ends an upload under way early, because its content turned out to be there. Does nothing when that
    /// does not work: then the file is sent.
    void insteadOf(Upload upload, FileRow content) {
        UploadRow row = upload.row();
        String link = shop.storage().ids().next('l');
        Ledger.Reservation reservation;
        try {
            // What the upload was promised takes its own bytes until it ends.
            reservation = linkOrCopy(row.owner(), content, link, null);
        } catch (IOException | LadingException e) {
            LOG.warn("File {} cannot be linked; it is sent instead", content.id(), e);
            return;
        }
        if (!upload.beginInstantFinish()) {
            deleteLink(link);
            reservation.release();
            return;
        }
        upload.task(() -> {
            upload.awaitQuiet();
            Publication publication = new Publication(
                    row.id(),
                    row.owner(),
                    row.key(),
                    row.folder(),
                    row.name(),
                    row.size(),
                    row.modified(),
                    content.md5(),
                    upload.row().onConflict(),
                    content.digests(),
                    link,
                    true);
            try {
                upload.part().close();
            } catch (IOException e) {
                LOG.warn("The files of upload {} could not be closed in order", row.id(), e);
            }
            publish(publication, new PublishListener() {
                @Override
                public void published(Published published) {
                    sawLink(content, published);
                    reservation.release();
                    upload.finished(Outcomes.finished(published.receipt()), published.grown());
                }

                @Override
                public void failed(LadingException cause) {
                    deleteLink(link);
                    reservation.release();
                    upload.abandon(cause);
                }
            });
        });
    }

    /// The new name has the bytes of the old one. A file that had the name and the content already was not looked at.
    private void sawLink(FileRow content, Published published) {
        if (published.grown() > 0 && shop.seen().lately(content.id())) {
            shop.seen().saw(published.receipt().file());
        }
    }

    private void publish(Publication publication, PublishListener listener) {
        shop.storage().files().publish(publication, new PublishListener() {
            @Override
            public void published(Published published) {
                shop.counters().finished(true);
                shop.registry().remember(published.receipt());
                listener.published(published);
            }

            @Override
            public void failed(LadingException cause) {
                listener.failed(cause);
            }
        });
    }

    private void deleteLink(String link) {
        try {
            shop.storage().incoming().deleteAll(link);
        } catch (IOException e) {
            LOG.warn("The link {} could not be deleted; the next start does it", link, e);
        }
    }
}
