package app.lading.client.link;

import app.lading.model.api.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/// Sends requests and turns every way they can fail into one [LinkException].
final class HttpCalls {
    private static final MediaType JSON = MediaType.get("application/json");

    /// More than any answer of a Lading server has: a page of 1,000 files with long names.
    private static final long MAX_ANSWER_BYTES = 64L * 1024 * 1024;

    private static final int UNAVAILABLE = 503;

    private final OkHttpClient client;
    private final ServerAddress server;
    private final String userAgent;
    private final @Nullable Token token;
    private final LinkJson json;

    HttpCalls(OkHttpClient client, ServerAddress server, String userAgent, @Nullable Token token, LinkJson json) {
        this.client = client;
        this.server = server;
        this.userAgent = userAgent;
        this.token = token;
        this.json = json;
    }

    ServerAddress server() {
        return server;
    }

    HttpUrl.Builder url(String path) {
        return server.resolve(path).newBuilder();
    }

    <T> T get(HttpUrl url, Class<T> type) throws LinkException {
        try (Response response = ok(request(url).get().build())) {
            return read(response, type);
        }
    }

    /// How the server is; one that is not well says so with a status that is no good one.
    ///
    /// @throws LinkException when there is no answer, or it is no Lading server's
    Api.Health health() throws LinkException {
        Request request = request(server.resolve(Api.HEALTH)).get().build();
        try (Response response = client.newCall(request).execute()) {
            String type = response.header("Content-Type", "");
            boolean expected = response.isSuccessful() || response.code() == UNAVAILABLE;
            if (!expected || type == null || !type.startsWith("application/json")) {
                throw new LinkException(Failures.of(server, response, json));
            }
            Api.Health health = read(response, Api.Health.class);
            if (!health.status().equals("ok") && !health.status().equals("degraded")) {
                throw new LinkException(
                        Failures.notLading(server, "it says that it is '" + health.status() + "'", null));
            }
            return health;
        } catch (IOException e) {
            throw new LinkException(Failures.of(server, e, false));
        }
    }

    <T> T post(String path, Object body, Class<T> type) throws LinkException {
        try (Response response = post(path, body)) {
            return read(response, type);
        }
    }

    /// The answer of a POST, to be closed.
    Response post(String path, Object body) throws LinkException {
        RequestBody content = RequestBody.create(json.write(body).getBytes(StandardCharsets.UTF_8), JSON);
        return ok(request(server.resolve(path)).post(content).build());
    }

    void delete(HttpUrl url) throws LinkException {
        ok(request(url).delete().build()).close();
    }

    Request.Builder request(HttpUrl url) {
        Request.Builder request = new Request.Builder().url(url).header("User-Agent", userAgent);
        if (token != null) {
            request.header("Authorization", "Bearer " + token.value());
        }
        return request;
    }

    /// Sends a request and gives its good answer, to be closed.
    ///
    /// @throws LinkException when there is no answer or not a good one
    Response ok(Request request) throws LinkException {
        Response response;
        try {
            response = client.newCall(request).execute();
        } catch (IOException e) {
            throw new LinkException(Failures.of(server, e, false));
        }
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw new LinkException(Failures.of(server, response, json));
        }
    }

    private <T> T read(Response response, Class<T> type) throws LinkException {
        ResponseBody body = response.body();
        try {
            BufferedSource source = body.source();
            if (source.request(MAX_ANSWER_BYTES + 1)) {
                throw new LinkException(Failures.notLading(server, "its answer is longer than any of Lading's", null));
            }
            return json.read(source.readUtf8(), type);
        } catch (LinkJson.NotThat e) {
            throw new LinkException(Failures.notLading(server, String.valueOf(e.getMessage()), e));
        } catch (IOException e) {
            throw new LinkException(Failures.of(server, e, true));
        }
    }
}
