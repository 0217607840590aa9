package app.lading.model.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The digest algorithms every Java runtime must have (see `MessageDigest`), without the checked exception.
public final class Digests {
    /// The length of a SHA-256 digest, in bytes.
    public static final int SHA_256_BYTES = 32;

    private Digests() {}

    public static MessageDigest sha256() {
        return named("SHA-256");
    }

    public static MessageDigest md5() {
        return named("MD5");
    }

    /// The `sha-256-blocks` fingerprint of a file whose block digests, 32 bytes each, stand one behind the other.
    public static Fingerprint fingerprintOf(byte[] blockDigests) {
        if (blockDigests.length % SHA_256_BYTES != 0) {
            throw new IllegalArgumentException(
                    "block digests have a multiple of 32 bytes, but got " + blockDigests.length);
        }
        return new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, sha256().digest(blockDigests));
    }

    private static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
