package app.lading.server.access.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.message.ServerMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SocketHandshakeTest {
    private final SocketFixture server = new SocketFixture();

    @AfterEach
    void stop() {
        server.close();
    }

    private static final Map<String, String> GOOD = Map.of("Authorization", "Bearer " + SocketFixture.TOKEN);

    private static Map<String, String> good(String header, String value) {
        Map<String, String> headers = new java.util.HashMap<>(GOOD);
        headers.put(header, value);
        return headers;
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("no session", Map.of(), 401, "not-signed-in"),
                Arguments.of("a random token", Map.of("Authorization", "Bearer 4f5e6d"), 401, "not-signed-in"),
                Arguments.of("an empty token", Map.of("Authorization", "Bearer "), 401, "not-signed-in"),
                Arguments.of("another scheme", Map.of("Authorization", "Basic YW5hOng="), 401, "not-signed-in"),
                Arguments.of(
                        "a huge token", Map.of("Authorization", "Bearer " + "x".repeat(5000)), 401, "not-signed-in"),
                Arguments.of(
                        "the token in the address",
                        Map.of(":path", "/api/socket?token=" + SocketFixture.TOKEN),
                        401,
                        "not-signed-in"),
                Arguments.of("a wrong cookie", Map.of("Cookie", "lading-session=nonsense"), 401, "not-signed-in"),
                Arguments.of("a foreign page", good("Origin", "https://evil.example"), 403, "foreign-origin"),
                Arguments.of("a page without address", good("Origin", "null"), 403, "foreign-origin"),
                Arguments.of("another port's page", good("Origin", "http://127.0.0.1:1"), 403, "foreign-origin"),
                Arguments.of(
                        "a foreign page is refused before a missing session",
                        Map.of("Origin", "https://evil.example"),
                        403,
                        "foreign-origin"),
                Arguments.of("no subprotocol", good("Sec-WebSocket-Protocol", ""), 426, "unsupported"),
                Arguments.of("a foreign subprotocol", good("Sec-WebSocket-Protocol", "chat"), 426, "unsupported"),
                Arguments.of("a newer subprotocol", good("Sec-WebSocket-Protocol", "lading.2"), 426, "unsupported"),
                Arguments.of(
                        "the subprotocol is asked for before the session",
                        Map.of("Sec-WebSocket-Protocol", "chat"),
                        426,
                        "unsupported"),
                Arguments.of("an old WebSocket version", good("Sec-WebSocket-Version", "8"), 426, "unsupported"),
                Arguments.of("no upgrade", good("Upgrade", ""), 400, "bad-request"),
                Arguments.of("another upgrade", good("Upgrade", "h2c"), 400, "bad-request"),
                Arguments.of("no connection header", good("Connection", "keep-alive"), 400, "bad-request"),
                Arguments.of("no key", good("Sec-WebSocket-Key", ""), 400, "bad-request"),
                Arguments.of("a short key", good("Sec-WebSocket-Key", "abc"), 400, "bad-request"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusals")
    void is_refused(String what, Map<String, String> headers, int status, String code) throws IOException {
        Map<String, String> asked = new java.util.HashMap<>(headers);
        String closing = asked.getOrDefault("Connection", "Upgrade");
        asked.put("Connection", closing);
        String answer = RawSocket.request(server.address(), RawSocket.handshake(server.address(), asked));
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("application/problem+json");
        assertThat(server.counters.opened()).isZero();
        assertThat(server.registry.placesTaken()).isZero();
    }

    @Test
    void ends_with_101_and_welcome() throws IOException {
        String answer = RawSocket.request(
                server.address(),
                RawSocket.handshake(
                        server.address(),
                        good("Origin", "http://127.0.0.1:" + server.address().getPort())));
        assertThat(answer)
                .startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .containsIgnoringCase("Sec-WebSocket-Protocol: lading.1")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
        try (RawSocket socket = server.open()) {
            ServerMessage.Welcome welcome = socket.next(ServerMessage.Welcome.class);
            assertThat(welcome.user()).isEqualTo("ana");
            assertThat(welcome.protocol()).isEqualTo(1);
            assertThat(welcome.limits().chunk()).isEqualTo(1 << 20);
            assertThat(welcome.limits().window()).isEqualTo(8 << 20);
            assertThat(welcome.algorithms()).containsExactly("sha-256-blocks", "md5");
        }
    }

    @Test
    void takes_the_cookie_too() throws IOException {
        String answer = RawSocket.request(
                server.address(),
                RawSocket.handshake(server.address(), Map.of("Cookie", "lading-session=" + SocketFixture.TOKEN)));
        assertThat(answer).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void does_not_negotiate_compression() throws IOException {
        String answer = RawSocket.request(
                server.address(),
                RawSocket.handshake(server.address(), good("Sec-WebSocket-Extensions", "permessage-deflate")));
        assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("deflate");
    }

    @Test
    void gives_a_user_so_many_sockets_and_no_more() throws IOException {
        int most = SocketLimits.standard().socketsPerUser();
        List<RawSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < most; i++) {
                open.add(server.open());
            }
            assertThatThrownBy(server::open).hasMessageStartingWith("HTTP/1.1 429 ");
            RawSocket.open(server.address(), SocketFixture.OTHER_TOKEN).close();
            open.removeFirst().close();
            Awaitility.await().until(() -> server.registry.placesTaken() == most - 1);
            open.add(server.open());
        } finally {
            for (RawSocket socket : open) {
                socket.close();
            }
        }
        Awaitility.await().until(() -> server.registry.placesTaken() == 0);
        assertThat(server.registry.count()).isZero();
    }

    @Test
    void says_503_when_the_server_is_about_to_stop() {
        server.registry.drain(5, "test");
        assertThatThrownBy(server::open).hasMessageStartingWith("HTTP/1.1 503 ");
        assertThat(server.registry.placesTaken()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 101",
        "192.168.7.30:8470, 101",
        "[::1]:8470, 101",
        "[fe80::1], 101",
        "localhost, 101",
        "LOCALHOST:8470, 101",
        "lading.localhost, 101",
        "NAS:8470, 101",
        "evil.example, 403",
        "127.0.0.1.evil.example, 403",
        "nas.evil.example:8470, 403",
        "dead.beef, 403"
    })
    void takes_figures_and_names_of_this_machine_for_its_own_and_no_others(String host, int status) throws IOException {
        String request = RawSocket.handshake(server.address(), good("Host", host));
        assertThat(RawSocket.request(server.address(), request)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void refuses_other_names_when_the_own_ones_are_known() throws IOException {
        try (SocketFixture named = new SocketFixture(SocketLimits.standard(), Set.of("files.example.org"))) {
            String foreign = RawSocket.handshake(named.address(), good("Host", "evil.example"));
            assertThat(RawSocket.request(named.address(), foreign)).startsWith("HTTP/1.1 403 ");
            String own = RawSocket.handshake(named.address(), good("Host", "files.example.org"));
            assertThat(RawSocket.request(named.address(), own)).startsWith("HTTP/1.1 101 ");
        }
    }
}
