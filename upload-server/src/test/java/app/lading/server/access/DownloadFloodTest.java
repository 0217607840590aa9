package app.lading.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.api.Api;
import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Blocks;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import okhttp3.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads that nobody takes must not fill the memory.
class DownloadFloodTest {
    private static final int CHUNK = 1 << 20;
    private static final int LONG_ENOUGH_TO_STALL = 4 * Blocks.BLOCK_SIZE;

    @TempDir
    Path data;

    private RealServer server;

    @BeforeEach
    void start() throws Exception {
        server = new RealServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String fileOf(String token) throws Exception {
        byte[] content = new byte[LONG_ENOUGH_TO_STALL];
        try (OkHttpPeer peer = new OkHttpPeer(server, token)) {
            peer.send(RealServer.init(1, "", "long", content.length, "run-11111111"));
            peer.next(ServerMessage.Ready.class);
            Blocks blocks = new Blocks(content.length);
            for (int block = 0; block < blocks.count(); block++) {
                for (long at = blocks.start(block); at < blocks.end(block); at += CHUNK) {
                    ByteBuffer chunk = ByteBuffer.allocate(ChunkHeader.BYTES + CHUNK);
                    new ChunkHeader(1, at).writeTo(chunk);
                    peer.chunk(chunk.array());
                }
                peer.send(new ClientMessage.Seal(
                        1,
                        block,
                        HexFormat.of()
                                .formatHex(RealServer.blockDigests(content).get(block))));
            }
            peer.send(new ClientMessage.Finish(1, RealServer.fingerprint(content)));
            return peer.next(ServerMessage.Finished.class).file();
        }
    }

    @Test
    void too_many_of_one_user_are_refused_for_a_while_and_others_are_not() throws Exception {
        String ana = server.signIn("ana");
        String bob = server.signIn("bob");
        String path = Api.FILES + "/" + fileOf(ana) + "/content";
        String ofBob = Api.FILES + "/" + fileOf(bob) + "/content";
        List<Response> unread = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                unread.add(server.call(server.request(ana, path)));
                assertThat(unread.getLast().code()).isEqualTo(200);
            }
            try (Response refused = server.call(server.request(ana, path))) {
                assertThat(refused.code()).isEqualTo(429);
                assertThat(refused.header("Retry-After")).isEqualTo("10");
                assertThat(refused.body().string()).contains("\"code\":\"too-many-requests\"", "16 files");
            }
            try (Response others = server.call(server.request(bob, ofBob))) {
                assertThat(others.body().bytes()).hasSize(LONG_ENOUGH_TO_STALL);
            }
        } finally {
            unread.forEach(Response::close);
        }
        Awaitility.await().untilAsserted(() -> {
            try (Response again = server.call(server.request(ana, path))) {
                assertThat(again.code()).isEqualTo(200);
            }
        });
    }
}
