package app.lading.server.storage;

import app.lading.model.digest.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `finished` said of an upload, kept so that it can be said again.
///
/// @param upload the upload's server id
/// @param key the client's name of the transfer
/// @param file the number of the file it became, or that was there already
public record Receipt(
        String upload,
        String owner,
        @Nullable String key,
        String file,
        String folder,
        String name,
        long size,
        Fingerprint fingerprint,
        boolean instant,
        Instant published) {
    /// A receipt of a file that is there, for which nobody asked.
    ///
    /// @param upload a number that no upload has
    static Receipt of(FileRow file, String upload) {
        return new Receipt(
                upload,
                file.owner(),
                null,
                file.id(),
                file.folder(),
                file.name(),
                file.size(),
                file.fingerprint(),
                false,
                file.published());
    }
}
