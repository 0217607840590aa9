package app.lading.client.transfer;

import app.lading.client.store.JobStore;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import java.security.MessageDigest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The block digests of one file: on disk in the ledger, here only which are known.
final class FileDigests {
    private final JobStore store;
    private final Ledger ledger;
    private final long file;
    private final int blocks;
    private BitSet known = new BitSet();

    /// @param blocks how many blocks the file has
    FileDigests(JobStore store, Ledger ledger, long file, int blocks) {
        this.store = store;
        this.ledger = ledger;
        this.file = file;
        this.blocks = blocks;
    }

    /// Reads which are known.
    void load() {
        known = store.knownDigests(file);
    }

    /// Keeps the digest of a block that was read.
    ///
    /// @return whether it is the first one of this block or equal to the one that is known; otherwise the file changed
    boolean accept(int block, byte[] digest) {
        if (known.get(block)) {
            return MessageDigest.isEqual(digest, store.digest(file, block));
        }
        store.putDigest(file, block, digest);
        ledger.commitSoon();
        known.set(block);
        return true;
    }

    /// The digest of a block is in doubt: the next reading counts.
    void doubt(int block) {
        known.clear(block);
    }

    byte @Nullable [] get(int block) {
        return store.digest(file, block);
    }

    /// Which are known; not to be changed.
    BitSet known() {
        return known;
    }

    int count() {
        return known.cardinality();
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    boolean isComplete() {
        return known.cardinality() == blocks;
    }

    /// The fingerprint of the whole file; only when all are known.
    Fingerprint fingerprint() {
        MessageDigest digest = Digests.sha256();
        store.digestsInOrder(file, digest::update);
        return new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, digest.digest());
    }

    void forget() {
        store.forgetDigests(file);
        known = new BitSet();
    }
}
