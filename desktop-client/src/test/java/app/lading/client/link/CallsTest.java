package app.lading.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.lading.client.link.LinkFailure.Kind;
import app.lading.model.api.Api;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
    private static final Token TOKEN = new Token("t0k3n");
    private static final String FINGERPRINT =
            "sha-256-blocks:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final MockWebServer server = new MockWebServer();
    private final Transport transport = new OkHttpTransport(
            new LinkSettings(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1), "Lading/test"));
    private ServerAddress address;

    @BeforeEach
    void start() throws Exception {
        server.start();
        address = ServerAddress.parse("http://localhost:" + server.getPort());
    }

    @AfterEach
    void stop() {
        transport.close();
        server.close();
    }

    @Test
    void signing_in_sends_user_and_password_and_gives_the_token() throws Exception {
        server.enqueue(json(201, "{\"token\":\"abc\",\"user\":\"ana\",\"expires\":\"2026-12-21T09:30:00Z\"}"));

        Api.SignedIn signedIn = transport.signIn(address, "ana", "pässwort".toCharArray());

        assertThat(signedIn.token()).isEqualTo("abc");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /api/session HTTP/1.1");
        assertThat(request.getBody().utf8()).isEqualTo("{\"user\":\"ana\",\"password\":\"pässwort\"}");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Lading/test");
    }

    @Test
    void a_refusal_carries_the_words_of_the_server() {
        server.enqueue(problem(
                401,
                "{\"title\":\"User name or password is wrong.\",\"status\":401,\"detail\":\"user name or password is wrong\","
                        + "\"code\":\"wrong-password\",\"remedy\":\"Check both.\",\"retryable\":false}"));

        LinkFailure failure = failureOf(() -> transport.signIn(address, "ana", "x".toCharArray()));

        assertThat(failure.kind()).isEqualTo(Kind.WRONG_PASSWORD);
        assertThat(failure.errorCode()).isEqualTo(ErrorCode.WRONG_PASSWORD);
        assertThat(failure.message()).isEqualTo("User name or password is wrong.");
        assertThat(failure.remedy()).isEqualTo("Check both.");
        assertThat(failure.retryable()).isFalse();
    }

    @Test
    void uploads_are_asked_for_page_by_page_until_the_last() throws Exception {
        server.enqueue(json(200, "{\"uploads\":[" + upload("u1") + "],\"next\":\"5-u1\"}"));
        server.enqueue(json(200, "{\"uploads\":[" + upload("u2") + "]}"));

        assertThat(transport.api(address, TOKEN).uploads())
                .extracting(Api.Upload::upload)
                .containsExactly("u1", "u2");
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /api/uploads?limit=1000 HTTP/1.1");
        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /api/uploads?limit=1000&after=5-u1 HTTP/1.1");
    }

    private static String upload(String number) {
        return "{\"upload\":\"" + number
                + "\",\"folder\":\"\",\"name\":\"a\",\"size\":1,\"modified\":0,\"device\":\"d\","
                + "\"state\":\"paused\",\"active\":false,\"durable\":0,\"missing\":[],"
                + "\"created\":\"2026-12-21T09:30:00Z\",\"touched\":\"2026-12-21T09:30:00Z\"}";
    }

    @Test
    void a_damaged_file_is_not_asked_for_again_and_again() {
        server.enqueue(problem(
                500,
                "{\"title\":\"The file on the server is damaged.\",\"status\":500,\"detail\":\"'a' is damaged\","
                        + "\"code\":\"damaged\",\"remedy\":\"Send the same file again.\",\"retryable\":false}"));

        LinkFailure failure = failureOf(() -> transport.api(address, TOKEN).session());

        assertThat(failure.errorCode()).isEqualTo(ErrorCode.DAMAGED);
        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.remedy()).isEqualTo("Send the same file again.");
    }

    @Test
    void the_wait_that_a_server_asks_for_is_kept() {
        server.enqueue(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "7")
                .build());

        LinkFailure failure = failureOf(() -> transport.api(address, TOKEN).session());

        assertThat(failure.kind()).isEqualTo(Kind.TOO_MANY);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @ParameterizedTest(name = "{0} means {1}, retryable {2}")
    @CsvSource({
        "401, NOT_SIGNED_IN, false",
        "403, FORBIDDEN, false",
        "404, PROTOCOL, false",
        "200, PROTOCOL, false",
        "302, PROTOCOL, false",
        "500, SERVER, true",
        "502, UNAVAILABLE, true",
        "503, UNAVAILABLE, true",
        "507, FULL, true",
    })
    void an_answer_without_lading_in_it_is_judged_by_its_status(int status, Kind kind, boolean retryable) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "text/html")
                .addHeader("Location", "http://localhost:1/")
                .body("<html>router login</html>")
                .build());

        LinkFailure failure = failureOf(() -> transport.api(address, TOKEN).session());

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.message()).isNotEmpty().doesNotContain("html");
        assertThat(failure.remedy()).isNotEmpty();
    }

    @Test
    void nobody_there_is_unreachable() throws Exception {
        int freePort;
        try (ServerSocket free = new ServerSocket(0)) {
            freePort = free.getLocalPort();
        }

        LinkFailure failure = failureOf(() -> transport
                .api(ServerAddress.parse("http://localhost:" + freePort), TOKEN)
                .session());

        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure.message()).isEqualTo("No connection to localhost:" + freePort + ".");
    }

    @Test
    void an_encrypted_address_of_an_unencrypted_server_says_what_to_try() throws Exception {
        LinkFailure failure;
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread answer = Thread.ofVirtual().start(() -> answerInPlainHttp(plain));
            failure = failureOf(() -> transport
                    .api(ServerAddress.parse("https://localhost:" + plain.getLocalPort()), TOKEN)
                    .session());
            answer.join();
        }

        assertThat(failure.kind()).isEqualTo(Kind.TLS);
        assertThat(failure.remedy()).contains("http://");
    }

    @Test
    void a_page_of_files_is_asked_for_by_folder_and_position() throws Exception {
        server.enqueue(json(200, "{\"folder\":\"Tag 2/ä&b\",\"folders\":[\"x\"],\"files\":[],\"next\":\"n\"}"));

        Api.FilePage page = transport.api(address, TOKEN).files("Tag 2/ä&b", "m+1", 50);

        assertThat(page.next()).isEqualTo("n");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getUrl().queryParameter("folder")).isEqualTo("Tag 2/ä&b");
        assertThat(request.getUrl().queryParameter("after")).isEqualTo("m+1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t0k3n");
    }

    @Test
    void a_file_in_a_folder_that_does_not_exist_is_no_file() throws Exception {
        server.enqueue(problem(
                404,
                "{\"title\":\"t\",\"status\":404,\"detail\":\"no such folder\",\"code\":\"not-found\",\"remedy\":\"r\","
                        + "\"retryable\":false}"));

        assertThat(transport.api(address, TOKEN).fileByName("a", "b")).isEmpty();
    }

    @Test
    void a_download_continues_where_it_is_asked_to_if_the_content_is_the_same() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes 6-10/11")
                .addHeader("ETag", '"' + FINGERPRINT + '"')
                .body("world")
                .build());

        try (Download download = transport.api(address, TOKEN).download("f1", 6, Fingerprint.parse(FINGERPRINT))) {
            assertThat(download.from()).isEqualTo(6);
            assertThat(download.total()).isEqualTo(11);
            assertThat(download.fingerprint()).hasToString(FINGERPRINT);
            assertThat(new String(download.body().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("world");
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Range")).isEqualTo("bytes=6-");
        assertThat(request.getHeaders().get("If-Range")).isEqualTo('"' + FINGERPRINT + '"');
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void a_download_of_changed_content_begins_at_its_beginning() throws Exception {
        server.enqueue(new MockResponse.Builder().code(200).body("other").build());

        try (Download download = transport.api(address, TOKEN).download("f1", 6, Fingerprint.parse(FINGERPRINT))) {
            assertThat(download.from()).isZero();
            assertThat(download.total()).isEqualTo(5);
        }
    }

    @Test
    void bytes_from_a_wrong_place_are_refused() {
        server.enqueue(new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes 0-4/11")
                .body("hello")
                .build());

        LinkFailure failure = failureOf(() -> transport.api(address, TOKEN).download("f1", 6, null));

        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    }

    private static void answerInPlainHttp(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static LinkFailure failureOf(Action action) {
        LinkException thrown = catchThrowableOfType(LinkException.class, action::run);
        assertThat(thrown).isNotNull();
        return thrown.failure();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static MockResponse problem(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/problem+json")
                .body(body)
                .build();
    }
}
