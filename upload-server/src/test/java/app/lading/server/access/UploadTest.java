package app.lading.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.api.Api;
import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.server.access.socket.RawSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import okhttp3.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    @TempDir
    private Path data;

    private RealServer server;
    private String token;

    @BeforeEach
    void start() throws Exception {
        server = new RealServer(data);
        token = server.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.access.counters().released())
                .isEqualTo(server.access.counters().opened());
        assertThat(server.access.sockets().placesTaken()).isZero();
    }

    private static byte[] content(long seed, int size) {
        byte[] content = new byte[size];
        RandomGeneratorFactory.of("L64X128MixRandom").create(seed).nextBytes(content);
        return content;
    }

    private static void sendAll(OkHttpPeer peer, long stream, byte[] content) {
        for (int block = 0; block < new Blocks(content.length).count(); block++) {
            sendBlock(peer, stream, content, block);
        }
        peer.send(new ClientMessage.Finish(stream, RealServer.fingerprint(content)));
    }

    private static void sendBlock(OkHttpPeer peer, long stream, byte[] content, int block) {
        Blocks blocks = new Blocks(content.length);
        for (long at = blocks.start(block); at < blocks.end(block); at += 1 << 20) {
            int end = (int) Math.min(at + (1 << 20), blocks.end(block));
            ByteBuffer chunk = ByteBuffer.allocate(ChunkHeader.BYTES + end - (int) at);
            new ChunkHeader(stream, at).writeTo(chunk);
            peer.chunk(chunk.put(content, (int) at, end - (int) at).array());
        }
        byte[] digest =
                RealServer.sha256(Arrays.copyOfRange(content, (int) blocks.start(block), (int) blocks.end(block)));
        peer.send(new ClientMessage.Seal(stream, block, HexFormat.of().formatHex(digest)));
    }

    @Test
    void a_large_file_arrives_whole_and_can_be_downloaded() throws Exception {
        byte[] content = content(1, 11_000_000);
        try (OkHttpPeer peer = new OkHttpPeer(server, token)) {
            peer.next(ServerMessage.Welcome.class);
            peer.send(RealServer.init(1, "Day-2", "cut ü.mov", content.length, "run-11111111"));
            ServerMessage.Ready ready = peer.next(ServerMessage.Ready.class);
            assertThat(ready.missing()).hasSize(1);
            sendAll(peer, 1, content);
            ServerMessage.Finished finished = peer.next(ServerMessage.Finished.class);
            assertThat(finished.fingerprint()).isEqualTo(RealServer.fingerprint(content));
            assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/cut ü.mov")))
                    .isEqualTo(content);
            assertThat(download(finished.file(), null)).isEqualTo(content);
            assertThat(download(finished.file(), "bytes=4194300-4194310"))
                    .isEqualTo(Arrays.copyOfRange(content, 4_194_300, 4_194_311));
            assertThat(download(finished.file(), "bytes=-5"))
                    .isEqualTo(Arrays.copyOfRange(content, content.length - 5, content.length));
        }
    }

    @Test
    void a_damaged_file_is_never_delivered_as_good() throws Exception {
        byte[] content = content(6, 9_000_000);
        try (OkHttpPeer peer = new OkHttpPeer(server, token)) {
            peer.send(RealServer.init(1, "", "file", content.length, "run-11111111"));
            peer.next(ServerMessage.Ready.class);
            sendAll(peer, 1, content);
            String path =
                    Api.FILES + "/" + peer.next(ServerMessage.Finished.class).file() + "/content";
            Path file = data.resolve("files/ana/file");
            assertThat(file.toFile().setWritable(true)).isTrue();

            flip(file, 5_000_000);
            try (Response late = server.call(server.request(token, path))) {
                assertThat(late.code()).isEqualTo(200);
                assertThatThrownBy(() -> late.body().bytes()).isInstanceOf(IOException.class);
            }
            flip(file, 0);
            try (Response early = server.call(server.request(token, path))) {
                assertThat(early.code()).isEqualTo(500);
                assertThat(early.body().string()).contains("\"code\":\"damaged\"", "\"retryable\":false");
                assertThat(early.header("ETag")).isNull();
            }
        }
    }

    private static void flip(Path file, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 1));
            channel.write(one.flip(), position);
        }
    }

    private byte[] download(String file, String range) throws IOException {
        var request = server.request(token, Api.FILES + "/" + file + "/content");
        if (range != null) {
            request.header("Range", range);
        }
        try (Response response = server.call(request)) {
            assertThat(response.code()).isEqualTo(range == null ? 200 : 206);
            assertThat(response.header("Content-Disposition"))
                    .isEqualTo("attachment; filename=\"cut _.mov\"; filename*=UTF-8''cut%20%C3%BC.mov");
            return response.body().bytes();
        }
    }

    @Test
    void small_files_are_sent_whole_before_the_first_answer() throws Exception {
        try (OkHttpPeer peer = new OkHttpPeer(server, token)) {
            for (int i = 0; i < 200; i++) {
                byte[] content = content(i, 1000 + i);
                peer.send(RealServer.init(i, "many", "f" + i, content.length, "run-11111111"));
                sendAll(peer, i, content);
            }
            for (int i = 0; i < 200; i++) {
                peer.next(ServerMessage.Finished.class);
            }
        }
        for (int i = 0; i < 200; i++) {
            assertThat(Files.readAllBytes(data.resolve("files/ana/many/f" + i))).isEqualTo(content(i, 1000 + i));
        }
    }

    @Test
    void an_empty_file_is_a_file() throws Exception {
        try (OkHttpPeer peer = new OkHttpPeer(server, token)) {
            peer.send(RealServer.init(1, "", "empty", 0, "run-11111111"));
            peer.send(new ClientMessage.Finish(1, RealServer.fingerprint(new byte[0])));
            assertThat(peer.next(ServerMessage.Finished.class).size()).isZero();
        }
        assertThat(data.resolve("files/ana/empty")).hasSize(0);
    }

    @Test
    void byte_by_byte_arrives_whole() throws Exception {
        byte[] content = content(3, 500);
        try (RawSocket socket = RawSocket.open(server.access.address(), token)) {
            ClientMessage.Seal seal =
                    new ClientMessage.Seal(1, 0, HexFormat.of().formatHex(RealServer.sha256(content)));
            for (ByteBuffer frame : List.of(
                    socket.textFrame(RealServer.init(1, "", "slices", 500, "run-11111111")),
                    socket.binaryFrame(RawSocket.chunkBytes(1, 0, content)),
                    socket.textFrame(seal),
                    socket.textFrame(new ClientMessage.Finish(1, RealServer.fingerprint(content))))) {
                while (frame.hasRemaining()) {
                    socket.raw(new byte[] {frame.get()});
                }
            }
            socket.next(ServerMessage.Finished.class);
        }
        assertThat(Files.readAllBytes(data.resolve("files/ana/slices"))).isEqualTo(content);
    }

    @Test
    void another_run_takes_over_at_once_and_the_older_socket_is_closed() throws Exception {
        byte[] content = content(4, 9_000_000);
        try (OkHttpPeer old = new OkHttpPeer(server, token);
                OkHttpPeer fresh = new OkHttpPeer(server, token)) {
            old.send(RealServer.init(1, "", "file", content.length, "run-11111111"));
            long epoch = old.next(ServerMessage.Ready.class).epoch();
            fresh.send(RealServer.init(1, "", "file", content.length, "run-22222222"));
            assertThat(fresh.next(ServerMessage.Ready.class).epoch()).isGreaterThan(epoch);
            assertThat(old.closed.get(2, TimeUnit.SECONDS)).isEqualTo(4409);
            sendAll(fresh, 1, content);
            fresh.next(ServerMessage.Finished.class);
        }
        assertThat(Files.readAllBytes(data.resolve("files/ana/file"))).isEqualTo(content);
    }

    @Test
    void signing_out_closes_the_sockets_of_the_session_within_a_second() throws Exception {
        String second = server.signIn("ana");
        try (OkHttpPeer ended = new OkHttpPeer(server, token);
                OkHttpPeer other = new OkHttpPeer(server, second)) {
            ended.next(ServerMessage.Welcome.class);
            other.next(ServerMessage.Welcome.class);
            server.call(server.request(token, Api.SESSION).delete()).close();
            assertThat(ended.closed.get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            other.send(RealServer.init(1, "", "file", 10, "run-11111111"));
            other.next(ServerMessage.Ready.class);
        }
    }

    @Test
    void disabling_a_user_closes_all_sockets_within_a_second() throws Exception {
        try (OkHttpPeer ended = new OkHttpPeer(server, token);
                OkHttpPeer other = new OkHttpPeer(server, server.signIn("bob"))) {
            ended.next(ServerMessage.Welcome.class);
            other.next(ServerMessage.Welcome.class);
            server.core.accounts().disable("ana");
            assertThat(ended.closed.get(1, TimeUnit.SECONDS)).isEqualTo(4401);
            assertThat(other.closed).isNotDone();
        }
        try (Response refused = server.call(server.request(token, Api.SESSION))) {
            assertThat(refused.code()).isEqualTo(401);
        }
    }

    @Test
    void draining_keeps_what_came_and_closes_with_1012() throws Exception {
        byte[] content = content(5, 9_000_000);
        try (OkHttpPeer peer = new OkHttpPeer(server, token)) {
            peer.send(RealServer.init(1, "", "file", content.length, "run-11111111"));
            peer.next(ServerMessage.Ready.class);
            sendBlock(peer, 1, content, 0);
            Awaitility.await().until(() -> server.access.counters().payloadBytes() == 4 << 20);
            server.access.drain();
            peer.next(ServerMessage.Draining.class);
            server.core.drain();
            server.access.close();
            assertThat(peer.closed.get(2, TimeUnit.SECONDS)).isEqualTo(1012);
        }
    }

    @Test
    void bad_offsets_are_refused_before_a_byte_is_written() throws Exception {
        long[] offsets = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 8_999_999, 9_000_000, 4_194_300};
        try (RawSocket socket = RawSocket.open(server.access.address(), token)) {
            for (int i = 0; i < offsets.length; i++) {
                socket.send(RealServer.init(i, "", "file" + i, 9_000_000, "run-11111111"));
                socket.next(ServerMessage.Ready.class);
                socket.chunk(i, offsets[i], new byte[100]);
                assertThat(socket.next(ServerMessage.Failed.class).errorCode())
                        .isIn(ErrorCode.BAD_OFFSET, ErrorCode.TOO_MANY_BYTES);
            }
        }
        assertThat(server.access.counters().payloadBytes()).isZero();
    }
}
