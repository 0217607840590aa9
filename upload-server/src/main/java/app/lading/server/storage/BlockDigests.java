package app.lading.server.storage;

import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import java.util.Arrays;

/// The SHA-256 digests of all blocks of a file, in order. Immutable.
public final class BlockDigests {
    private final byte[] bytes;

    private BlockDigests(byte[] bytes) {
        if (bytes.length % Digests.SHA_256_BYTES != 0) {
            throw new IllegalArgumentException("digests have a multiple of 32 bytes, but got " + bytes.length);
        }
        this.bytes = bytes;
    }

    /// Digests that are known.
    ///
    /// @param bytes the digests, one behind the other; copied
    public static BlockDigests of(byte[] bytes) {
        return new BlockDigests(bytes.clone());
    }

    /// The number of blocks.
    public int count() {
        return bytes.length / Digests.SHA_256_BYTES;
    }

    /// The digest of one block; a copy.
    public byte[] digest(int block) {
        return Arrays.copyOfRange(bytes, block * Digests.SHA_256_BYTES, (block + 1) * Digests.SHA_256_BYTES);
    }

    /// All digests, one behind the other; a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The identity of the content.
    public Fingerprint fingerprint() {
        return Digests.fingerprintOf(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockDigests digests && Arrays.equals(bytes, digests.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return count() + " digests";
    }
}
