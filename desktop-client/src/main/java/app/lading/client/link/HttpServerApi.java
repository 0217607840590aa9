package app.lading.client.link;

import app.lading.model.api.Api;
import app.lading.model.digest.Fingerprint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// [ServerApi] over HTTP.
final class HttpServerApi implements ServerApi {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,19})-(\\d{1,19})/(\\d{1,19})");
    private static final int CREATED = 201;
    private static final int PARTIAL = 206;

    private final HttpCalls calls;

    HttpServerApi(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public ServerAddress server() {
        return calls.server();
    }

    @Override
    public Api.Session session() throws LinkException {
        return calls.get(calls.url(Api.SESSION).build(), Api.Session.class);
    }

    @Override
    public Api.Session session(String device) throws LinkException {
        return calls.get(
                calls.url(Api.SESSION).addQueryParameter("device", device).build(), Api.Session.class);
    }

    @Override
    public void signOut() throws LinkException {
        calls.delete(calls.url(Api.SESSION).build());
    }

    @Override
    public List<Api.Upload> uploads() throws LinkException {
        List<Api.Upload> all = new ArrayList<>();
        String after = null;
        do {
            HttpUrl.Builder url = calls.url(Api.UPLOADS).addQueryParameter("limit", "1000");
            if (after != null) {
                url.addQueryParameter("after", after);
            }
            Api.Uploads page = calls.get(url.build(), Api.Uploads.class);
            all.addAll(page.uploads());
            after = page.next();
        } while (after != null);
        return all;
    }

    @Override
    public void cancelUpload(String upload) throws LinkException {
        calls.delete(calls.url(Api.UPLOADS).addPathSegment(upload).build());
    }

    @Override
    public Api.FilePage files(String folder, @Nullable String after, int limit) throws LinkException {
        HttpUrl.Builder url = calls.url(Api.FILES)
                .addQueryParameter("folder", folder)
                .addQueryParameter("limit", Integer.toString(limit));
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return calls.get(url.build(), Api.FilePage.class);
    }

    @Override
    public Optional<Api.File> fileByName(String folder, String name) throws LinkException {
        HttpUrl url = calls.url(Api.FILES)
                .addQueryParameter("folder", folder)
                .addQueryParameter("name", name)
                .build();
        try {
            return calls.get(url, Api.FilePage.class).files().stream()
                    .filter(file -> file.name().equals(name))
                    .findFirst();
        } catch (LinkException e) {
            if (e.failure().kind() == LinkFailure.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void deleteFile(String file) throws LinkException {
        calls.delete(calls.url(Api.FILES).addPathSegment(file).build());
    }

    @Override
    public boolean makeFolder(String folder) throws LinkException {
        try (Response response = calls.post(Api.FOLDERS, new Api.Folder(folder))) {
            return response.code() == CREATED;
        }
    }

    @Override
    public void deleteFolder(String folder) throws LinkException {
        calls.delete(calls.url(Api.FOLDERS).addQueryParameter("folder", folder).build());
    }

    @Override
    public Download download(String file, long from, @Nullable Fingerprint onlyIf) throws LinkException {
        Request.Builder request = calls.request(calls.url(Api.FILES)
                .addPathSegment(file)
                .addPathSegment("content")
                .build());
        // The bytes as they are: OkHttp would otherwise ask for gzip and lose the length.
        request.header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
            if (onlyIf != null) {
                request.header("If-Range", '"' + onlyIf.toString() + '"');
            }
        }
        Response response = calls.ok(request.build());
        boolean accepted = false;
        try {
            Download download = opened(response, from);
            accepted = true;
            return download;
        } finally {
            if (!accepted) {
                response.close();
            }
        }
    }

    private Download opened(Response response, long from) throws LinkException {
        Fingerprint fingerprint = fingerprint(response.header("ETag"));
        if (response.code() != PARTIAL) {
            return new HttpDownload(response, 0, response.body().contentLength(), fingerprint);
        }
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(response.header("Content-Range")));
        if (!range.matches() || Long.parseLong(range.group(1)) != from) {
            throw new LinkException(Failures.notLading(
                    server(),
                    "bytes from " + from + " were asked for, but the answer has Content-Range "
                            + response.header("Content-Range"),
                    new IOException("wrong Content-Range")));
        }
        return new HttpDownload(response, from, Long.parseLong(range.group(3)), fingerprint);
    }

    private static @Nullable Fingerprint fingerprint(@Nullable String etag) {
        if (etag == null || etag.length() < 2 || !etag.startsWith("\"") || !etag.endsWith("\"")) {
            return null;
        }
        try {
            return Fingerprint.parse(etag.substring(1, etag.length() - 1));
        } catch (IllegalArgumentException e) {
            // A tag of another kind is no fingerprint, and nothing is lost without one.
            return null;
        }
    }
}
