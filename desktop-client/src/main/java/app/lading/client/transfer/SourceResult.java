package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.client.store.SourceStamp;
import org.jspecify.annotations.Nullable;

/// What came of touching a source file.
sealed interface SourceResult {
    /// It is open (large files) or its open state was looked at.
    record Opened(SourceFile file, SourceStamp stamp) implements SourceResult {}

    /// A block, or a whole small file, was read.
    final class Read implements SourceResult {
        private final SourceStamp stamp;
        private final byte @Nullable [] sha256;

        Read(SourceStamp stamp, byte @Nullable [] sha256) {
            this.stamp = stamp;
            this.sha256 = sha256;
        }

        /// The state of the file after the reading.
        SourceStamp stamp() {
            return stamp;
        }

        /// The digest of what was read; null for no bytes.
        byte @Nullable [] sha256() {
            return sha256;
        }
    }

    /// It is still what it was, as far as size and time tell.
    ///
    /// @param stamp its state now
    record Same(SourceStamp stamp) implements SourceResult {}

    /// It is not what it was, or changed while it was read.
    ///
    /// @param how for people: "it grew from 10 kB to 12 kB"
    record Changed(String how) implements SourceResult {}

    /// It cannot be read.
    record Broken(Problem problem) implements SourceResult {}
}
