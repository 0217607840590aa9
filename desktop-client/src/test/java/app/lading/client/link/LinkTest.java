package app.lading.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.lading.client.link.LinkFailure.Kind;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {
    private static final String WELCOME = "{\"type\":\"welcome\",\"protocol\":1,\"server\":\"Lading\",\"user\":\"ana\","
            + "\"limits\":{\"file\":1,\"chunk\":1048576,\"block\":4194304,\"streams\":256,\"window\":8388608},"
            + "\"algorithms\":[\"sha-256-blocks\"]}";

    private final MockWebServer server = new MockWebServer();
    private final Transport transport = new OkHttpTransport(
            new LinkSettings(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1), "Lading/test"));
    private final Peer peer = new Peer();
    private final Ear ear = new Ear();
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

    private Link connect(LinkKind kind) {
        return transport.connect(address, new Token("t0k3n"), kind, ear);
    }

    private void agree() {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Sec-WebSocket-Protocol", "lading.1")
                .webSocketUpgrade(peer)
                .build());
    }

    @ParameterizedTest
    @EnumSource
    void the_handshake_shows_the_session_and_names_the_protocol(LinkKind kind) throws Exception {
        agree();
        connect(kind);
        ear.awaitHeard("opened");

        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/api/socket");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t0k3n");
        assertThat(request.getHeaders().get("Sec-WebSocket-Protocol")).isEqualTo("lading.1");
        assertThat(request.getHeaders().get("Origin")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void messages_arrive_in_order(LinkKind kind) {
        agree();
        connect(kind);
        peer.await().send(WELCOME);
        peer.await().send("{\"type\":\"progress\",\"stream\":1,\"acked\":2,\"durable\":3}");

        ear.awaitHeard("opened", "Welcome", "Progress");
    }

    @ParameterizedTest
    @EnumSource
    void a_chunk_is_its_header_and_its_bytes(LinkKind kind) {
        agree();
        Link link = connect(kind);
        byte[] block = "..hello..".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(link.sendChunk(0xFFFF_FFFFL, 4_194_304, block, 2, 5)).isTrue();
        assertThat(link.send(new ClientMessage.Pause(1))).isTrue();

        await().until(() -> peer.heard.size() == 2);
        assertThat(peer.heard)
                .containsExactly("ffffffff" + "0000000000400000" + "68656c6c6f", "{\"type\":\"pause\",\"stream\":1}");
        assertThat(new String(block, java.nio.charset.StandardCharsets.US_ASCII))
                .as("the caller's bytes are untouched")
                .isEqualTo("..hello..");
    }

    @ParameterizedTest
    @EnumSource
    void a_chunk_of_a_megabyte_arrives_whole(LinkKind kind) {
        agree();
        Link link = connect(kind);
        byte[] chunk = new byte[1024 * 1024];
        for (int i = 0; i < chunk.length; i++) {
            chunk[i] = (byte) (i * 31 + i / 1000);
        }

        assertThat(link.sendChunk(1, 0, chunk, 0, chunk.length)).isTrue();

        await().until(() -> peer.heard.size() == 1);
        assertThat(peer.heard.getFirst())
                .isEqualTo("000000010000000000000000" + HexFormat.of().formatHex(chunk));
    }

    @ParameterizedTest
    @EnumSource
    void a_link_that_is_full_takes_nothing_more_and_lives_on(LinkKind kind) {
        Link link = connect(kind);
        byte[] chunk = new byte[1024 * 1024];
        int taken = 0;
        while (taken < 100 && link.sendChunk(1, 0, chunk, 0, chunk.length)) {
            taken++;
        }

        assertThat(taken).isBetween(10, 12);
        assertThat(link.queuedBytes()).isLessThanOrEqualTo(Link.MAX_QUEUED_BYTES);
        agree();
        int all = taken;
        await().until(() -> peer.heard.size() == all);
        assertThat(link.queuedBytes()).isZero();
        assertThat(link.sendChunk(1, 0, chunk, 0, chunk.length)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void silence_is_no_failure(LinkKind kind) {
        agree();
        connect(kind);
        ear.awaitHeard("opened");
        // Longer than the two seconds that a call may take.
        await().during(Duration.ofMillis(2500)).until(() -> ear.heard.size() == 1);
        peer.await().send(WELCOME);

        ear.awaitHeard("opened", "Welcome");
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_handshake_says_why(LinkKind kind) {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .addHeader("Content-Type", "application/problem+json")
                .body("{\"title\":\"t\",\"status\":503,\"detail\":\"the server is stopping\",\"code\":\"draining\","
                        + "\"remedy\":\"r\",\"retryable\":true,\"retryAfter\":5}")
                .build());
        connect(kind);

        ear.awaitHeard("failed UNAVAILABLE");
        assertThat(ear.failure.retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(ear.failure.code()).isEqualTo("draining");
    }

    @ParameterizedTest
    @EnumSource
    void without_a_session_there_is_no_socket(LinkKind kind) {
        server.enqueue(new MockResponse.Builder().code(401).build());
        connect(kind);

        ear.awaitHeard("failed NOT_SIGNED_IN");
    }

    @ParameterizedTest
    @EnumSource
    void a_server_that_agrees_to_another_protocol_is_left(LinkKind kind) {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(peer).build());
        connect(kind);

        ear.awaitHeard("failed PROTOCOL");
    }

    @ParameterizedTest
    @EnumSource
    void a_web_page_is_no_server(LinkKind kind) {
        server.enqueue(new MockResponse.Builder().code(200).body("<html>").build());
        connect(kind);

        ear.awaitHeard("failed PROTOCOL");
    }

    @ParameterizedTest
    @EnumSource
    void the_close_code_of_the_server_is_told_once(LinkKind kind) {
        agree();
        connect(kind);
        peer.await().close(4409, "taken over");

        ear.awaitHeard("opened", "closed 4409 taken over");
        assertThat(LinkFailure.ofClose(4409, "").kind()).isEqualTo(Kind.TAKEN_OVER);
    }

    @ParameterizedTest
    @EnumSource
    void a_cut_connection_is_broken(LinkKind kind) {
        agree();
        connect(kind);
        ear.awaitHeard("opened");
        server.close();

        ear.awaitHeard("opened", "failed BROKEN");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_no_message_ends_the_link(LinkKind kind) {
        agree();
        connect(kind);
        peer.await().send("{\"type\":\"progress\",\"stream\":1}");

        ear.awaitHeard("opened", "failed PROTOCOL");
    }

    @ParameterizedTest
    @EnumSource
    void after_cancel_nothing_is_heard_and_nothing_is_taken(LinkKind kind) {
        agree();
        Link link = connect(kind);
        ear.awaitHeard("opened");
        link.cancel();

        assertThat(link.send(new ClientMessage.Pause(1))).isFalse();
        assertThat(link.sendChunk(1, 0, new byte[1], 0, 1)).isFalse();
        peer.awaitEnd();
        assertThat(ear.heard).containsExactly("opened");
    }

    @ParameterizedTest
    @EnumSource
    void close_sends_what_waits_first(LinkKind kind) {
        agree();
        Link link = connect(kind);
        link.sendChunk(1, 0, new byte[] {1}, 0, 1);
        link.close();

        peer.awaitEnd();
        assertThat(peer.heard).containsExactly("000000010000000000000000" + "01", "close 1000");
        await().until(() -> ear.heard.size() == 2);
        assertThat(ear.heard.getLast()).startsWith("closed 1000");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_left_running_when_the_transport_is_closed(LinkKind kind) {
        agree();
        connect(kind);
        ear.awaitHeard("opened");
        transport.close();

        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(Thread::isAlive)
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lading-link")));
    }

    /// The server's side.
    private static final class Peer extends WebSocketListener {
        final List<String> heard = new CopyOnWriteArrayList<>();
        private final CountDownLatch opened = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile WebSocket socket;

        WebSocket await() {
            Awaiting.latch(opened);
            return socket;
        }

        void awaitEnd() {
            Awaiting.latch(ended);
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            socket = webSocket;
            opened.countDown();
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            heard.add(text);
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            heard.add(bytes.hex());
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            heard.add("close " + code);
            webSocket.close(1000, null);
            ended.countDown();
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, Response response) {
            ended.countDown();
        }
    }

    private static final class Ear implements LinkListener {
        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile LinkFailure failure;

        void awaitHeard(String... expected) {
            await().untilAsserted(() -> assertThat(heard).containsExactly(expected));
        }

        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void message(ServerMessage message) {
            heard.add(message.getClass().getSimpleName());
        }

        @Override
        public void closed(int code, String reason) {
            heard.add("closed " + code + " " + reason);
        }

        @Override
        public void failed(LinkFailure failed) {
            failure = failed;
            heard.add("failed " + failed.kind());
        }
    }

    private static final class Awaiting {
        static void latch(CountDownLatch latch) {
            await().until(() -> latch.getCount() == 0);
        }
    }
}
