package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A finished file as it is stored.
///
/// @param id the server's number of it
/// @param modified of the source, milliseconds since 1970-01-01T00:00Z
/// @param fingerprint of algorithm `sha-256-blocks`
/// @param md5 32 hexadecimal digits, when the client gave one and it was verified
/// @param published when it was finished
/// @param damaged whether its bytes were found to be wrong or missing
public record FileRow(
        String id,
        String owner,
        String folder,
        String name,
        long size,
        long modified,
        Fingerprint fingerprint,
        BlockDigests digests,
        @Nullable String md5,
        Instant published,
        boolean damaged) {

    public FileRow withDamaged(boolean now) {
        return new FileRow(id, owner, folder, name, size, modified, fingerprint, digests, md5, published, now);
    }

    /// The file that a receipt speaks of, as far as that says it: without its digests.
    static FileRow named(Receipt receipt) {
        return new FileRow(
                receipt.file(),
                receipt.owner(),
                receipt.folder(),
                receipt.name(),
                receipt.size(),
                0,
                receipt.fingerprint(),
                BlockDigests.of(new byte[0]),
                null,
                receipt.published(),
                false);
    }
}
