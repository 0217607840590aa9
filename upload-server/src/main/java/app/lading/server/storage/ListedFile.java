package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import java.time.Instant;

/// What a listing says of a finished file. The digests of its blocks, 800 KiB of a file of 100 GiB, are not read
/// for it.
///
/// @param id the server's number of it
/// @param modified of the source, milliseconds since 1970-01-01T00:00Z
/// @param fingerprint of algorithm `sha-256-blocks`
/// @param published when it was finished
public record ListedFile(
        String id, String folder, String name, long size, long modified, Fingerprint fingerprint, Instant published) {
    /// What a listing would say of a file.
    public static ListedFile of(FileRow file) {
        return new ListedFile(
                file.id(),
                file.folder(),
                file.name(),
                file.size(),
                file.modified(),
                file.fingerprint(),
                file.published());
    }
}
