package app.lading.client.link;

import app.lading.model.digest.Fingerprint;
import java.io.InputStream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// [Download] over an HTTP answer that is being read.
record HttpDownload(
        Response response, long from, long total, @Nullable Fingerprint fingerprint) implements Download {

    @Override
    public InputStream body() {
        return response.body().byteStream();
    }

    @Override
    public void close() {
        response.close();
    }
}
