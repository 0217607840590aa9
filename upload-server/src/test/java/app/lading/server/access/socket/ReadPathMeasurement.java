package app.lading.server.access.socket;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Fingerprint;
import app.lading.model.frame.FrameWriter;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.server.logic.StreamPeer;
import app.lading.server.logic.UploadStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/// How fast the way from a socket into a file is: socket, unmasking, positional write, without digests and without
/// waiting for the disk. Not a test; run it by hand, arguments: folder, GiB, connections, read buffer in KiB, rounds.
public final class ReadPathMeasurement {
    private static final int CHUNK = 1 << 20;

    private ReadPathMeasurement() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long bytes = (long) (Double.parseDouble(args[1]) * (1L << 30));
        int connections = Integer.parseInt(args[2]);
        int buffer = Integer.parseInt(args[3]) << 10;
        int rounds = Integer.parseInt(args[4]);
        SocketLimits limits = SocketLimits.standard().withReading(buffer, 1 << 20);
        try (SocketFixture server =
                new SocketFixture(limits, Set.of(), (user, init, peer) -> new FileStream(folder, init, peer))) {
            for (int round = 0; round < rounds; round++) {
                long cpu = cpu();
                long begun = System.nanoTime();
                Thread[] senders = new Thread[connections];
                for (int i = 0; i < connections; i++) {
                    String name = "measured-" + i;
                    senders[i] = Thread.ofPlatform().start(() -> send(server, name, bytes / connections));
                }
                for (Thread sender : senders) {
                    sender.join();
                }
                double seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf(
                        "%d connections, buffer %d KiB: %.2f GB/s, %.2f CPU s/GiB for both ends%n",
                        connections,
                        buffer >> 10,
                        bytes / seconds / 1e9,
                        (cpu() - cpu) / 1e9 / (bytes / (double) (1L << 30)));
            }
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void send(SocketFixture server, String name, long bytes) {
        try (SocketChannel channel = SocketChannel.open(server.address())) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            String request =
                    RawSocket.handshake(server.address(), Map.of("Authorization", "Bearer " + SocketFixture.TOKEN));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            // The answers are small and fit into the receive buffer; only the last of them is waited for.
            FrameWriter frames = FrameWriter.forClient(RandomGenerator.getDefault()::nextInt);
            RawSocket codec = RawSocket.codecOnly();
            channel.write(codec.textFrame(SocketFixture.init(1, name, bytes)));
            ByteBuffer head = ByteBuffer.allocateDirect(FrameWriter.MAX_HEAD_BYTES + ChunkHeader.BYTES);
            ByteBuffer header = ByteBuffer.allocateDirect(ChunkHeader.BYTES);
            ByteBuffer payload = ByteBuffer.allocateDirect(CHUNK);
            for (long offset = 0; offset < bytes; offset += CHUNK) {
                payload.clear();
                header.clear();
                new ChunkHeader(1, offset).writeTo(header);
                header.flip();
                frames.binary(head.clear(), header, payload);
                head.flip();
                ByteBuffer[] frame = {head, header, payload};
                while (payload.hasRemaining()) {
                    channel.write(frame);
                }
            }
            channel.write(codec.textFrame(SocketFixture.finish(1)));
            ByteBuffer answers = ByteBuffer.allocate(1 << 16);
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\"finished\"") < 0 && channel.read(answers.clear()) >= 0) {
                text.append(StandardCharsets.ISO_8859_1.decode(answers.flip()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class FileStream implements UploadStream {
        private final FileChannel file;
        private final ClientMessage.Init init;
        private final StreamPeer peer;
        private long position;

        FileStream(Path folder, ClientMessage.Init init, StreamPeer peer) {
            this.init = init;
            this.peer = peer;
            try {
                file = FileChannel.open(
                        folder.resolve(init.name()), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            peer.send(new ServerMessage.Ready(init.stream(), "u", 1, List.of(), List.of(), 0, false));
        }

        @Override
        public CompletionStage<Void> opened() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean ended() {
            return false;
        }

        @Override
        public boolean chunk(long offset, long length) {
            position = offset;
            return true;
        }

        @Override
        public void write(ByteBuffer piece) {
            try {
                while (piece.hasRemaining()) {
                    position += file.write(piece, position);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void handle(ClientMessage message) {
            detach();
            peer.end(new ServerMessage.Finished(
                    init.stream(),
                    "f",
                    "",
                    init.name(),
                    init.size(),
                    Fingerprint.parse("md5:9e107d9d372bb6826bd81d3542a419d6"),
                    false,
                    Instant.EPOCH));
        }

        @Override
        public void seal(int block, String sha256) {}

        @Override
        public void offer(Fingerprint fingerprint) {}

        @Override
        public void finish(Fingerprint fingerprint) {}

        @Override
        public void pause() {}

        @Override
        public void cancel() {}

        @Override
        public void proof(String hmac) {}

        @Override
        public void detach() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long durable() {
            return 0;
        }
    }
}
