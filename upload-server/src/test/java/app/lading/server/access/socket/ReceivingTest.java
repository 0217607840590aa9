package app.lading.server.access.socket;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingTest {
    private final SocketFixture server =
            new SocketFixture(SocketLimits.standard().withReading(64 << 10, 128 << 10), java.util.Set.of());
    private RawSocket socket;

    @BeforeEach
    void open() throws IOException {
        socket = server.open();
        socket.next(ServerMessage.Welcome.class);
    }

    @AfterEach
    void stop() throws IOException {
        socket.close();
        Awaitility.await().until(() -> server.counters.released() == server.counters.opened());
        server.close();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void many_streams_cut_anywhere_arrive_whole(long seed) throws IOException {
        RandomGenerator random = random(seed);
        int streams = 1 + random.nextInt(200);
        byte[][] contents = new byte[streams][];
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        List<Integer> open = new ArrayList<>();
        int[] sent = new int[streams];
        for (int i = 0; i < streams; i++) {
            contents[i] = new byte[1 + random.nextInt(20_000)];
            random.nextBytes(contents[i]);
            wire.write(take(socket.textFrame(SocketFixture.init(i, "f" + i, contents[i].length))));
            open.add(i);
        }
        while (!open.isEmpty()) {
            int stream = open.get(random.nextInt(open.size()));
            int length = Math.min(contents[stream].length - sent[stream], 1 + random.nextInt(8000));
            byte[] payload = Arrays.copyOfRange(contents[stream], sent[stream], sent[stream] + length);
            fragmented(wire, RawSocket.chunkBytes(stream, sent[stream], payload), random);
            sent[stream] += length;
            if (sent[stream] == contents[stream].length) {
                open.remove(Integer.valueOf(stream));
                wire.write(take(socket.textFrame(SocketFixture.finish(stream))));
            }
        }
        byte[] bytes = wire.toByteArray();
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(100_000));
            socket.raw(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        for (int i = 0; i < streams; i++) {
            socket.next(ServerMessage.Finished.class);
        }
        for (int i = 0; i < streams; i++) {
            assertThat(server.uploads.streams.get("f" + i).content).isEqualTo(contents[i]);
        }
    }

    /// A message in one to five frames, with a ping between two of them now and then.
    private void fragmented(ByteArrayOutputStream wire, byte[] message, RandomGenerator random) throws IOException {
        int frames = 1 + random.nextInt(5);
        int at = 0;
        for (int i = 0; i < frames; i++) {
            boolean last = i == frames - 1;
            int end = last ? message.length : at + random.nextInt(message.length - at + 1);
            ByteBuffer frame = socket.binaryFrame(Arrays.copyOfRange(message, at, end));
            frame.put(0, (byte) ((last ? 0x80 : 0) | (i == 0 ? 0x02 : 0x00)));
            wire.write(take(frame));
            if (!last && random.nextInt(4) == 0) {
                wire.write(take(socket.pingFrame()));
            }
            at = end;
        }
    }

    private static byte[] take(ByteBuffer frame) {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    @Test
    void byte_by_byte_is_the_same() throws IOException {
        byte[] content = new byte[300];
        random(9).nextBytes(content);
        for (ByteBuffer frame : List.of(
                socket.textFrame(SocketFixture.init(1, "slices", 300)),
                socket.binaryFrame(RawSocket.chunkBytes(1, 0, content)),
                socket.textFrame(SocketFixture.finish(1)))) {
            while (frame.hasRemaining()) {
                socket.raw(new byte[] {frame.get()});
            }
        }
        socket.next(ServerMessage.Finished.class);
        assertThat(server.uploads.streams.get("slices").content).isEqualTo(content);
    }

    @Test
    void the_length_of_a_chunk_is_known_from_its_header_when_it_is_one_frame() throws IOException {
        socket.send(SocketFixture.init(1, "whole", 100));
        socket.chunk(1, 20, new byte[30]);
        assertThat(socket.next(ServerMessage.Progress.class).acked()).isEqualTo(30);
        assertThat(server.uploads.streams.get("whole").announced()).isEqualTo(30);
    }

    @Test
    void all_that_was_taken_is_acknowledged_when_nothing_more_comes() throws IOException {
        socket.send(SocketFixture.init(1, "file", 3 << 20));
        socket.next(ServerMessage.Ready.class);
        for (int i = 0; i < 3; i++) {
            socket.chunk(1, (long) i << 20, new byte[1 << 20]);
        }
        ServerMessage.Progress progress;
        do {
            progress = socket.next(ServerMessage.Progress.class);
        } while (progress.acked() < 3 << 20);
        assertThat(progress.acked()).isEqualTo(3 << 20);
        assertThat(progress.durable()).isEqualTo(3 << 20);
    }

    @Test
    void bytes_before_the_answer_to_init_wait_and_are_not_lost() throws IOException {
        byte[] content = new byte[2 << 20];
        random(10).nextBytes(content);
        socket.send(SocketFixture.init(1, "slow-file", content.length));
        Thread sender = Thread.ofPlatform().name("test-sender").start(() -> {
            try {
                for (int at = 0; at < content.length; at += 1 << 18) {
                    socket.chunk(1, at, Arrays.copyOfRange(content, at, at + (1 << 18)));
                }
                socket.send(SocketFixture.finish(1));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Awaitility.await().until(() -> server.uploads.streams.containsKey("slow-file"));
        assertThat(server.uploads.streams.get("slow-file").received).isZero();
        server.uploads.streams.get("slow-file").answer();
        socket.next(ServerMessage.Finished.class);
        assertThat(server.uploads.streams.get("slow-file").content).isEqualTo(content);
        Awaitility.await().until(() -> !sender.isAlive());
    }

    @Test
    void a_peer_that_does_not_read_is_not_read_from() throws Exception {
        RawSocket deaf = server.open();
        deaf.send(SocketFixture.init(9, "deaf", 1));
        Thread sender = Thread.ofPlatform().daemon().name("test-sender").start(() -> {
            try {
                while (true) {
                    deaf.text(
                            "{\"type\":\"offer\",\"stream\":9,\"fingerprint\":\"md5:9e107d9d372bb6826bd81d3542a419d6\"}");
                }
            } catch (IOException e) {
                // The test has closed the socket.
                Thread.currentThread().isInterrupted();
            }
        });
        // The sender stands still: what it sends is not read any more, although nobody took the answers.
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> sender.getState() == Thread.State.RUNNABLE && server.executor.getActiveCount() == 0);
        socket.send(SocketFixture.init(1, "others", 1));
        assertThat(socket.next(ServerMessage.Ready.class).stream()).isEqualTo(1);
        assertThat(server.registry.count()).isEqualTo(2);
        deaf.close();
        Awaitility.await().until(() -> !sender.isAlive());
    }
}
