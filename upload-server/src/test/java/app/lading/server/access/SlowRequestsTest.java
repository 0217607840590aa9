package app.lading.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowRequestsTest {
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
                socket.setSoTimeout(60_000);
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
}
