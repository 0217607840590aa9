package app.lading.server.storage;

import java.util.Arrays;

/// A block whose digest matched. Many of them are held at a time, so the digest is kept as bytes. Immutable, as long
/// as nobody changes the bytes that were handed in.
public final class SealedBlock {
    private final int block;
    private final byte[] digest;

    /// @param digest 32 bytes of SHA-256, which are not copied
    public SealedBlock(int block, byte[] digest) {
        this.block = block;
        this.digest = digest;
    }

    public int block() {
        return block;
    }

    /// The digest itself: not to be changed.
    public byte[] digest() {
        return digest;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedBlock same && same.block == block && Arrays.equals(same.digest, digest);
    }

    @Override
    public int hashCode() {
        return 31 * block + Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return "block " + block;
    }
}
