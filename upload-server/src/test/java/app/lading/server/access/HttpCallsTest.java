package app.lading.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.api.Api;
import app.lading.server.access.socket.RawSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpCallsTest {
    @TempDir
    private Path data;

    private RealServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RealServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Response post(String path, String body) throws IOException {
        return server.call(new Request.Builder().url(server.url(path)).post(RequestBody.create(body, RealServer.JSON)));
    }

    static Stream<Arguments> badSignIns() {
        return Stream.of(
                Arguments.of("a wrong password", "{\"user\":\"ana\",\"password\":\"wrong\"}", 401, "wrong-password"),
                Arguments.of("an unknown user", "{\"user\":\"eve\",\"password\":\"wrong\"}", 401, "wrong-password"),
                Arguments.of("no password", "{\"user\":\"ana\"}", 400, "bad-request"),
                Arguments.of("a null password", "{\"user\":\"ana\",\"password\":null}", 400, "bad-request"),
                Arguments.of("a number", "{\"user\":\"ana\",\"password\":1}", 400, "bad-request"),
                Arguments.of("no JSON", "user=ana", 400, "bad-request"),
                Arguments.of("null", "null", 400, "bad-request"),
                Arguments.of("nothing", "", 400, "bad-request"),
                Arguments.of(
                        "a password over 1 KiB",
                        "{\"user\":\"ana\",\"password\":\"" + "x".repeat(1025) + "\"}",
                        413,
                        "frame-too-large"),
                Arguments.of(
                        "a password of 1 MB",
                        "{\"user\":\"ana\",\"password\":\"" + "x".repeat(1_000_000) + "\"}",
                        413,
                        "frame-too-large"));
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("badSignIns")
    void sign_in_is_refused(String what, String body, int status, String code) throws IOException {
        try (Response response = post(Api.SESSION, body)) {
            assertThat(response.code()).isEqualTo(status);
            assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
            String problem = response.body().string();
            assertThat(problem).contains("\"code\":\"" + code + "\"").doesNotContain("xxxx", "Exception", ":null");
        }
    }

    @Test
    void unknown_and_known_users_get_the_same_answer() throws IOException {
        try (Response known = post(Api.SESSION, "{\"user\":\"ana\",\"password\":\"wrong\"}");
                Response unknown = post(Api.SESSION, "{\"user\":\"eve\",\"password\":\"wrong\"}")) {
            assertThat(unknown.body().string()).isEqualTo(known.body().string());
        }
    }

    @Test
    void a_session_is_a_cookie_that_scripts_and_foreign_pages_cannot_use() throws IOException {
        String body = server.json.writeValueAsString(new Api.SignIn("ana", RealServer.PASSWORD));
        String cookie;
        try (Response response = post(Api.SESSION, body)) {
            assertThat(response.code()).isEqualTo(201);
            cookie = response.header("Set-Cookie");
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
            assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        }
        try (Response response = server.call(new Request.Builder()
                .url(server.url(Api.SESSION))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';'))))) {
            assertThat(response.code()).isEqualTo(200);
            assertThat(server.json
                            .readValue(response.body().string(), Api.Session.class)
                            .user())
                    .isEqualTo("ana");
        }
        try (Response secure = server.call(new Request.Builder()
                .url(server.url(Api.SESSION))
                .header("X-Forwarded-Proto", "https")
                .post(RequestBody.create(body, RealServer.JSON)))) {
            assertThat(secure.header("Set-Cookie")).contains("; Secure");
        }
    }

    @ParameterizedTest
    @MethodSource("callsThatNeedASession")
    void needs_a_session(String method, String path) throws IOException {
        RequestBody body = method.equals("POST") ? RequestBody.create("{\"folder\":\"x\"}", RealServer.JSON) : null;
        try (Response response =
                server.call(new Request.Builder().url(server.url(path)).method(method, body))) {
            assertThat(response.code()).isEqualTo(401);
            assertThat(response.body().string()).contains("not-signed-in");
        }
    }

    static Stream<Arguments> callsThatNeedASession() {
        return Stream.of(
                Arguments.of("GET", "/api/session"),
                Arguments.of("DELETE", "/api/session"),
                Arguments.of("GET", "/api/uploads"),
                Arguments.of("DELETE", "/api/uploads/u1"),
                Arguments.of("GET", "/api/files"),
                Arguments.of("GET", "/api/files/f1/content"),
                Arguments.of("DELETE", "/api/files/f1"),
                Arguments.of("POST", "/api/folders"),
                Arguments.of("DELETE", "/api/folders?folder=x"));
    }

    @Test
    void a_foreign_page_is_refused_everywhere() throws IOException {
        String token = server.signIn("ana");
        for (String path : new String[] {"/api/session", "/api/files", "/healthz", "/nothing"}) {
            try (Response response =
                    server.call(server.request(token, path).header("Origin", "https://evil.example"))) {
                assertThat(response.code()).isEqualTo(403);
                assertThat(response.body().string()).contains("foreign-origin");
            }
        }
    }

    @Test
    void folders_are_made_listed_and_removed() throws IOException {
        String token = server.signIn("ana");
        RequestBody body = RequestBody.create("{\"folder\":\"Day-2/leer\"}", RealServer.JSON);
        assertThat(status(server.request(token, Api.FOLDERS).post(body))).isEqualTo(201);
        assertThat(status(server.request(token, Api.FOLDERS).post(body))).isEqualTo(200);
        try (Response response = server.call(server.request(token, Api.FILES))) {
            Api.FilePage page = server.json.readValue(response.body().string(), Api.FilePage.class);
            assertThat(page.folders()).containsExactly("Day-2");
            assertThat(page.next()).isNull();
        }
        assertThat(status(server.request(token, Api.FOLDERS + "?folder=Day-2").delete()))
                .isEqualTo(409);
        assertThat(status(server.request(token, Api.FOLDERS + "?folder=Day-2/leer")
                        .delete()))
                .isEqualTo(204);
        assertThat(status(server.request(token, Api.FILES + "?folder=nowhere"))).isEqualTo(404);
        RequestBody outside = RequestBody.create("{\"folder\":\"../x\"}", RealServer.JSON);
        assertThat(status(server.request(token, Api.FOLDERS).post(outside))).isEqualTo(422);
    }

    @Test
    void bad_values_in_the_address_are_bad_requests() throws IOException {
        String token = server.signIn("ana");
        for (String query : new String[] {"limit=0", "limit=1001", "limit=x", "limit=-1", "folder=a&folder=b"}) {
            assertThat(status(server.request(token, Api.FILES + "?" + query)))
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(status(server.request(token, Api.FOLDERS).delete())).isEqualTo(400);
    }

    @Test
    void uploads_are_listed_in_pages_and_a_session_says_what_one_device_reserves() throws IOException {
        String token = server.signIn("ana");
        try (Response response = server.call(server.request(token, Api.UPLOADS + "?limit=1"))) {
            assertThat(response.body().string()).isEqualTo("{\"uploads\":[]}");
        }
        for (String query : new String[] {"limit=0", "limit=1001", "after=x"}) {
            assertThat(status(server.request(token, Api.UPLOADS + "?" + query)))
                    .as(query)
                    .isEqualTo(400);
        }
        try (Response response = server.call(server.request(token, Api.SESSION + "?device=laptop"))) {
            assertThat(response.body().string()).contains("\"reservedHere\":0");
        }
        try (Response response = server.call(server.request(token, Api.SESSION))) {
            assertThat(response.body().string()).doesNotContain("reservedHere");
        }
    }

    @Test
    void what_does_not_exist_is_not_found() throws IOException {
        String token = server.signIn("ana");
        assertThat(status(server.request(token, "/api/files/nothing/content"))).isEqualTo(404);
        assertThat(status(server.request(token, "/api/files/nothing").delete())).isEqualTo(404);
        assertThat(status(server.request(token, "/api/uploads/nothing").delete()))
                .isEqualTo(404);
        assertThat(status(server.request(token, "/api/nothing"))).isEqualTo(404);
        assertThat(status(server.request(token, "/"))).isEqualTo(404);
    }

    private int status(Request.Builder request) throws IOException {
        try (Response response = server.call(request)) {
            return response.code();
        }
    }

    @Test
    void health_is_for_everybody_and_metrics_for_this_machine() throws IOException {
        try (Response response = server.call(new Request.Builder().url(server.url(Api.HEALTH)))) {
            assertThat(response.body().string()).isEqualTo("{\"status\":\"ok\",\"server\":\"Lading test\"}");
            assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        try (Response response = server.call(new Request.Builder().url(server.url(Api.METRICS)))) {
            assertThat(response.body().string()).contains("lading_sockets 0.0", "jvm_memory_used_bytes");
        }
        for (String header : List.of("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "Via", "X-Real-IP")) {
            Request.Builder proxied =
                    new Request.Builder().url(server.url(Api.METRICS)).header(header, "198.51.100.7");
            assertThat(status(proxied)).as(header).isEqualTo(404);
        }
    }

    @Test
    void nobody_reads_metrics_of_a_server_that_was_not_told_to_give_them() throws IOException {
        AccessOptions options = AccessOptions.standard("127.0.0.1", 0, "Lading test");
        try (AccessServer quiet = AccessServer.start(server.core, options)) {
            String url = "http://127.0.0.1:" + quiet.address().getPort();
            assertThat(status(new Request.Builder().url(url + Api.METRICS))).isEqualTo(404);
            assertThat(status(new Request.Builder().url(url + Api.HEALTH))).isEqualTo(200);
        }
    }

    @Test
    void a_header_over_16_kib_is_refused() throws IOException {
        String request = "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n";
        assertThat(RawSocket.request(server.access.address(), request)).doesNotStartWith("HTTP/1.1 200");
    }
}
