package app.lading.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.api.Api;
import app.lading.model.message.ServerMessage;
import app.lading.server.access.socket.RawSocket;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SlowAndNosyTest {
    @TempDir
    private Path data;

    private RealServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RealServer(data, Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_thousand_slow_requests_hold_nobody_up_and_are_ended() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                Socket socket = new Socket(
                        server.access.address().getAddress(),
                        server.access.address().getPort());
                socket.setSoTimeout(20_000);
                String begun = i % 2 == 0
                        ? "GET /api/socket HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
                        : "POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{\"user\":";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.ISO_8859_1));
                slow.add(socket);
            }
            assertThat(server.signIn("ana")).isNotEmpty();
            for (Socket socket : slow) {
                assertThat(ended(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void no_token_and_no_password_is_ever_logged_and_no_line_is_forged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("app.lading");
        Level before = ours.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        String token;
        try {
            token = server.signIn("ana");
            String guess = server.json.writeValueAsString(new Api.SignIn("ana\nINFO forged", "hunter2-guess"));
            server.call(new Request.Builder()
                            .url(server.url(Api.SESSION))
                            .post(RequestBody.create(guess, RealServer.JSON)))
                    .close();
            RawSocket.request(
                    server.access.address(),
                    RawSocket.handshake(server.access.address(), Map.of(":path", "/api/socket?token=" + token)));
            server.call(server.request(token, "/api/files/%0aINFO%20forged/content?token=" + token))
                    .close();
            try (RawSocket socket = RawSocket.open(server.access.address(), token)) {
                socket.next(ServerMessage.Welcome.class);
                socket.text("{\"type\":\"" + token + "\\nINFO forged\"}");
                socket.next(ServerMessage.Failed.class);
            }
            server.call(server.request(token, Api.SESSION).delete()).close();
        } finally {
            ours.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(log.list).isNotEmpty();
        assertThat(List.copyOf(log.list))
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain(RealServer.PASSWORD, "hunter2-guess", "?token=", "\n", "\r"));
        // A client that puts its own token where a message's type belongs tells it to the log; nothing else does.
        assertThat(List.copyOf(log.list))
                .filteredOn(event -> !event.getFormattedMessage().startsWith("Bad message"))
                .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain(token));
    }
}
