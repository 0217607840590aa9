package app.lading.server.storage;

import java.util.HexFormat;

/// A block whose digest matched.
///
/// @param sha256 64 lower-case hexadecimal digits
public record SealedBlock(int block, String sha256) {
    static SealedBlock of(int block, byte[] sha256) {
        return new SealedBlock(block, HexFormat.of().formatHex(sha256));
    }

    /// The digest; a new array.
    public byte[] digest() {
        return HexFormat.of().parseHex(sha256);
    }
}
