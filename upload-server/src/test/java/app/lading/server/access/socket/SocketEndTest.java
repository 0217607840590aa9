package app.lading.server.access.socket;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.frame.CloseCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketEndTest {
    private final SocketFixture server = new SocketFixture();
    private RawSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = server.open();
        socket.next(ServerMessage.Welcome.class);
        socket.send(SocketFixture.init(1, "file", 10));
        socket.next(ServerMessage.Ready.class);
    }

    @AfterEach
    void everything_is_given_back_exactly_once() throws IOException {
        socket.close();
        awaitSockets(0);
        assertThat(server.uploads.streams.values())
                .allSatisfy(stream -> assertThat(stream.detaches.get()).isLessThanOrEqualTo(1));
        Awaitility.await().until(() -> server.executor.getActiveCount() == 0);
        server.close();
    }

    /// A handshake takes its place before its socket is counted, so the three numbers agree only at rest.
    private void awaitSockets(int open) {
        Awaitility.await().untilAsserted(() -> {
            assertThat(server.registry.count()).isEqualTo(open);
            assertThat(server.registry.placesTaken()).isEqualTo(open);
            assertThat(server.counters.opened() - server.counters.released()).isEqualTo(open);
        });
    }

    private FakeUploads.FakeStream file() {
        return server.uploads.streams.get("file");
    }

    @Test
    void a_session_that_ended_closes_its_sockets_at_once() throws IOException {
        RawSocket other = RawSocket.open(server.address(), SocketFixture.OTHER_TOKEN);
        server.registry.sessionEnded(server.sessions.remove(SocketFixture.TOKEN));
        assertThat(socket.next(ServerMessage.Failed.class).errorCode()).isEqualTo(ErrorCode.SESSION_ENDED);
        assertThat(socket.closed()).isEqualTo(4401);
        assertThat(file().detaches).hasValue(1);
        other.send(SocketFixture.init(1, "others", 10));
        other.next(ServerMessage.Ready.class);
        other.close();
    }

    @Test
    void a_session_that_ended_elsewhere_is_noticed_within_30_seconds() throws IOException {
        server.sessions.remove(SocketFixture.TOKEN);
        server.pass(Duration.ofSeconds(15));
        server.pass(Duration.ofSeconds(16));
        assertThat(socket.closed()).isEqualTo(4401);
    }

    @Test
    void an_init_asks_for_the_session_again() throws IOException {
        server.sessions.remove(SocketFixture.TOKEN);
        socket.send(SocketFixture.init(2, "too late", 10));
        assertThat(socket.closed()).isEqualTo(4401);
        assertThat(server.uploads.streams).doesNotContainKey("too late");
    }

    @Test
    void a_take_over_says_why_and_closes_with_4409() throws IOException {
        socket.send(SocketFixture.init(2, "second", 10));
        socket.next(ServerMessage.Ready.class);
        file().peer
                .takenOver(ServerMessage.Failed.of(
                        1L, new LadingException(ErrorCode.TAKEN_OVER, "another client continues this upload")));
        assertThat(socket.next(ServerMessage.Failed.class).errorCode()).isEqualTo(ErrorCode.TAKEN_OVER);
        assertThat(socket.closed()).isEqualTo(4409);
        Awaitility.await()
                .until(() -> server.uploads.streams.get("second").detaches.get() == 1);
    }

    @Test
    void a_dead_peer_is_not_waited_for() {
        file().peer
                .takenOver(ServerMessage.Failed.of(
                        1L, new LadingException(ErrorCode.TAKEN_OVER, "another client continues this upload")));
        // The peer neither reads nor closes; everything but the connection itself is given back all the same.
        assertThat(server.counters.released()).isEqualTo(1);
        assertThat(server.registry.placesTaken()).isZero();
        Awaitility.await().until(() -> server.executor.getActiveCount() == 0);
        server.pass(Duration.ofSeconds(3));
        assertThat(server.registry.count()).isZero();
    }

    @Test
    void an_idle_socket_is_pinged_and_a_silent_one_is_ended() throws IOException {
        server.pass(Duration.ofSeconds(21));
        socket.awaitPing();
        for (int i = 0; i < 5; i++) {
            server.pass(Duration.ofSeconds(10));
        }
        assertThat(server.registry.count()).isEqualTo(1);
        server.pass(Duration.ofSeconds(10));
        assertThat(server.registry.count()).isZero();
        assertThat(file().detaches).hasValue(1);
        assertThat(socket.closed()).isEqualTo(-1);
    }

    @Test
    void a_socket_that_the_server_itself_does_not_read_is_not_silent() throws IOException {
        socket.send(SocketFixture.init(7, FakeUploads.SLOW + "7", 10));
        socket.send(new ClientMessage.Pause(7));
        Awaitility.await().until(() -> server.uploads.streams.containsKey(FakeUploads.SLOW + "7"));
        Awaitility.await().until(() -> server.executor.getActiveCount() == 0);
        for (int i = 0; i < 10; i++) {
            server.pass(Duration.ofSeconds(21));
        }
        assertThat(server.registry.count()).isEqualTo(1);
        var slow = server.uploads.streams.get(FakeUploads.SLOW + "7");
        slow.answer();
        Awaitility.await().until(slow::ended);
        for (int i = 0; i < 10; i++) {
            server.pass(Duration.ofSeconds(21));
        }
        assertThat(server.registry.count()).isZero();
    }

    @Test
    void a_socket_that_answers_pings_stays() throws IOException {
        for (int i = 0; i < 10; i++) {
            server.pass(Duration.ofSeconds(21));
            socket.bytes(socket.pingFrame());
            socket.awaitPong();
        }
        assertThat(server.registry.count()).isEqualTo(1);
    }

    @Test
    void a_connection_that_is_cut_detaches_its_streams() throws IOException {
        socket.close();
        Awaitility.await().until(() -> file().detaches.get() == 1);
    }

    @Test
    void draining_is_said_and_then_1012() throws IOException {
        server.registry.drain(5, "The server is stopping.");
        server.registry.drain(5, "The server is stopping.");
        assertThat(socket.next(ServerMessage.Draining.class).retryAfter()).isEqualTo(5);
        socket.chunk(1, 0, new byte[10]);
        file().peer.durableChanged();
        socket.next(ServerMessage.Progress.class);
        assertThat(file().received).isZero();
        server.registry.closeAll();
        assertThat(socket.closed()).isEqualTo(CloseCode.RESTART.code());
    }

    @Test
    void hundreds_of_sockets_leave_nothing_behind() throws IOException {
        for (int round = 0; round < 20; round++) {
            List<RawSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 15; i++) {
                RawSocket next = server.open();
                next.send(SocketFixture.init(i, "r" + round + "-" + i, 10));
                sockets.add(next);
            }
            for (int i = 0; i < sockets.size(); i++) {
                if (i % 2 == 0) {
                    sockets.get(i).bytes(sockets.get(i).closeFrame(CloseCode.NORMAL));
                }
                sockets.get(i).close();
            }
            Awaitility.await().until(() -> server.registry.count() == 1);
        }
        assertThat(server.counters.opened()).isEqualTo(301);
        assertThat(server.counters.released()).isEqualTo(300);
        assertThat(server.registry.placesTaken()).isEqualTo(1);
        assertThat(server.uploads.detached.get()).isEqualTo(server.uploads.opened.get() - 1);
    }

    @Test
    void a_connection_cut_or_reset_at_any_byte_leaves_nothing_behind() throws IOException {
        ByteArrayOutputStream session = new ByteArrayOutputStream();
        session.writeBytes(
                RawSocket.handshake(server.address(), Map.of("Authorization", "Bearer " + SocketFixture.TOKEN))
                        .getBytes(StandardCharsets.ISO_8859_1));
        for (ByteBuffer frame : List.of(
                socket.textFrame(SocketFixture.init(7, "cut", 20)),
                socket.binaryFrame(RawSocket.chunkBytes(7, 0, new byte[20])),
                socket.textFrame(SocketFixture.finish(7)))) {
            while (frame.hasRemaining()) {
                session.write(frame.get());
            }
        }
        byte[] bytes = session.toByteArray();
        for (int cut = 0; cut <= bytes.length; cut++) {
            try (Socket peer =
                    new Socket(server.address().getAddress(), server.address().getPort())) {
                peer.getOutputStream().write(bytes, 0, cut);
                if (cut % 2 == 0) {
                    peer.setSoLinger(true, 0);
                }
            }
        }
        awaitSockets(1);
        socket.send(SocketFixture.init(8, "after", 1));
        socket.next(ServerMessage.Ready.class);
    }

    @Test
    void a_flood_of_refused_messages_is_closed_with_4429() throws IOException {
        ByteBuffer flood = ByteBuffer.allocate(1 << 20);
        ByteBuffer finish = socket.textFrame(SocketFixture.finish(9));
        while (flood.remaining() > finish.capacity()) {
            flood.put(finish.duplicate());
        }
        Thread sender = Thread.ofPlatform().daemon().name("test-sender").start(() -> {
            try {
                socket.bytes(flood.flip());
            } catch (IOException e) {
                // The server does not read all of it, which is the point.
                assertThat(e).isNotNull();
            }
        });
        assertThat(socket.closeFrameCode()).isEqualTo(CloseCode.TOO_MANY.code());
        socket.close();
        Awaitility.await().until(() -> !sender.isAlive());
    }
}
