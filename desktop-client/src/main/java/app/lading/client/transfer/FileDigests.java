package app.lading.client.transfer;

import app.lading.client.store.JobStore;
import app.lading.client.store.SourceStamp;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import java.security.MessageDigest;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The block digests of one file: on disk in the ledger, here only which are known, and of which the block was read in
/// the file's present state. Size and time do not tell everything: a program may write to a file and set its time back,
/// which only the time of the last change of anything (`ctime`) shows. When that moved, what was read before proves
/// nothing until it was read again and found equal.
final class FileDigests {
    private final JobStore store;
    private final Ledger ledger;
    private final long file;
    private final int blocks;
    private BitSet known = new BitSet();
    private BitSet proven = new BitSet();
    private SourceStamp state;

    /// @param blocks how many blocks the file has
    /// @param state the state of the file that is begun
    FileDigests(JobStore store, Ledger ledger, long file, int blocks, SourceStamp state) {
        this.store = store;
        this.ledger = ledger;
        this.file = file;
        this.blocks = blocks;
        this.state = state;
    }

    /// Reads which are known; they are of this state of the file.
    void load(SourceStamp present) {
        known = store.knownDigests(file);
        proven = (BitSet) known.clone();
        state = present;
    }

    /// The file's state, as it was seen last.
    SourceStamp state() {
        return state;
    }

    /// The file was looked at.
    ///
    /// @return whether nothing was done to it since the last time
    boolean saw(SourceStamp now) {
        if (now.surelySame(state)) {
            return true;
        }
        state = now;
        proven.clear();
        return false;
    }

    /// Keeps the digest of a block that was read.
    ///
    /// @param before the state of the file before the reading, and `after` that after it
    /// @return whether it is the first one of this block or equal to the one that is known; otherwise the file changed
    boolean accept(int block, byte[] digest, SourceStamp before, SourceStamp after) {
        saw(after);
        if (known.get(block)) {
            if (!MessageDigest.isEqual(digest, store.digest(file, block))) {
                return false;
            }
        } else {
            store.putDigest(file, block, digest);
            ledger.commitSoon();
            known.set(block);
        }
        proven.set(block, before.surelySame(state));
        return true;
    }

    /// Whether all that are known are of the file's present state.
    boolean isProven() {
        return proven.cardinality() == known.cardinality();
    }

    /// A block that must be read again to see whether it is still the same; -1 when there is none.
    ///
    /// @param underWay blocks that are being read for that
    int nextToProve(BitSet underWay) {
        int block = known.nextSetBit(0);
        while (block >= 0 && (proven.get(block) || underWay.get(block))) {
            block = known.nextSetBit(block + 1);
        }
        return block;
    }

    /// The digest of a block is in doubt: the next reading counts.
    void doubt(int block) {
        known.clear(block);
        proven.clear(block);
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

    int countProven() {
        return proven.cardinality();
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /// Whether the digests of all blocks are known, as they are in the file now.
    boolean isWholeKnown() {
        return isComplete() && isProven();
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
        proven = new BitSet();
    }
}
