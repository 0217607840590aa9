package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.client.store.SourceStamp;
import org.jspecify.annotations.Nullable;

/// What a walk came upon.
sealed interface Found {
    /// A file or an empty folder to be sent, or one that cannot be: then there is a problem.
    ///
    /// @param path the source in lossless text form
    record Entry(
            String path,
            String folder,
            String name,
            FileRow.Kind kind,
            SourceStamp stamp,
            @Nullable Problem problem) implements Found {}

    /// Something that is left out on purpose.
    ///
    /// @param kind one of the constants
    record Aside(String path, String kind, String text) implements Found {
        static final String LINK = "link-skipped";
        static final String SPECIAL = "special-skipped";
    }
}
