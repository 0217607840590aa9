package app.lading.client.link;

import app.lading.model.digest.Fingerprint;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The content of a file on its way here. Belongs to one thread; close it.
public interface Download extends AutoCloseable {

    /// The offset of the first byte of [#body()]: what was asked for, or 0 when the file has other content than was
    /// begun.
    long from();

    /// The length of the whole file.
    long total();

    /// The content's fingerprint (its `ETag`), null when the server did not say.
    @Nullable
    Fingerprint fingerprint();

    /// The bytes from [#from()] to the end. An end before that is an [java.io.IOException].
    InputStream body();

    /// Stops it, wherever it is.
    @Override
    void close();
}
