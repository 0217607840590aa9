package app.lading.server.access.http;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.access.buffer.DirectBuffers;
import app.lading.server.logic.FileContent;
import app.lading.server.logic.Library;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Finished files and folders of a user: listing, downloading, deleting.
final class FileRoutes {
    private static final HttpString CONTENT_SECURITY_POLICY = new HttpString("Content-Security-Policy");
    private static final int MAX_PAGE = 1000;
    private static final int USUAL_PAGE = 100;

    private final Library library;
    private final Executor workers;
    private final DirectBuffers buffers = new DirectBuffers(Download.BUFFER);

    FileRoutes(Library library, Executor workers) {
        this.library = library;
        this.workers = workers;
    }

    void addTo(RoutingHandler routes, Calls calls) {
        HttpHandler content = calls.streaming(this::content);
        routes.get(Api.FILES, calls.signedIn(this::page));
        routes.get(Api.FILES + "/{file}/content", content);
        routes.add(Methods.HEAD, Api.FILES + "/{file}/content", content);
        routes.delete(Api.FILES + "/{file}", calls.signedIn(call -> {
            library.delete(call.user(), call.pathPart("file"));
            return Answer.done();
        }));
        routes.post(Api.FOLDERS, calls.signedInWithBody(Api.Folder.class, (call, folder) -> {
            boolean made = library.makeFolder(call.user(), folder.folder());
            return made ? Answer.created(folder) : Answer.ok(folder);
        }));
        routes.delete(Api.FOLDERS, calls.signedIn(this::removeFolder));
    }

    private Answer page(Call call) throws LadingException {
        @Nullable String folder = call.query("folder");
        String where = folder == null ? "" : folder;
        @Nullable String name = call.query("name");
        if (name != null) {
            return Answer.ok(library.byName(call.user(), where, name));
        }
        int limit = call.query("limit", USUAL_PAGE, 1, MAX_PAGE);
        return Answer.ok(library.page(call.user(), where, call.query("after"), limit));
    }

    private Answer removeFolder(Call call) throws LadingException {
        @Nullable String folder = call.query("folder");
        if (folder == null || folder.isEmpty()) {
            throw new LadingException(ErrorCode.BAD_REQUEST, "'folder' must name the folder to delete");
        }
        library.removeFolder(call.user(), folder);
        return Answer.done();
    }

    private void content(Call call) throws LadingException {
        FileContent content = library.content(call.user(), call.pathPart("file"));
        boolean handedOn = false;
        try {
            handedOn = answer(call.exchange(), content);
        } finally {
            if (!handedOn) {
                content.close();
            }
        }
    }

    /// Says what will come, and begins to send it.
    ///
    /// @return whether the content now belongs to a download
    private boolean answer(HttpServerExchange exchange, FileContent content) {
        Api.File file = content.file();
        String tag = "\"" + file.fingerprint() + "\"";
        HeaderMap headers = exchange.getResponseHeaders()
                .put(Headers.ETAG, tag)
                .put(Headers.ACCEPT_RANGES, "bytes")
                .put(Headers.CACHE_CONTROL, "private, no-cache");
        @Nullable String known = exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH);
        if (known != null && known.contains(tag)) {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED).endExchange();
            return false;
        }
        @Nullable String ifRange = exchange.getRequestHeaders().getFirst(Headers.IF_RANGE);
        boolean rangeWanted = ifRange == null || ifRange.equals(tag);
        @Nullable
        ByteRange asked =
                rangeWanted ? ByteRange.parse(exchange.getRequestHeaders().getFirst(Headers.RANGE), file.size()) : null;
        if (asked != null && !asked.isSatisfiable()) {
            headers.put(Headers.CONTENT_RANGE, "bytes */" + file.size());
            exchange.setStatusCode(StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE).endExchange();
            return false;
        }
        ByteRange range = asked == null ? new ByteRange(0, file.size()) : asked;
        if (asked != null) {
            headers.put(Headers.CONTENT_RANGE, "bytes " + range.start() + "-" + (range.end() - 1) + "/" + file.size());
            exchange.setStatusCode(StatusCodes.PARTIAL_CONTENT);
        }
        headers.put(Headers.CONTENT_TYPE, "application/octet-stream")
                .put(Headers.CONTENT_DISPOSITION, ContentDisposition.attachment(file.name()))
                .put(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
                .put(Headers.CONTENT_LENGTH, range.length());
        if (exchange.getRequestMethod().equals(Methods.HEAD) || range.length() == 0) {
            exchange.endExchange();
            return false;
        }
        workers.execute(new Download(exchange, content, range, workers, buffers));
        return true;
    }
}
