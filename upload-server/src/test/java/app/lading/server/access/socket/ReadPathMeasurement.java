package app.lading.server.access.socket;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.frame.FrameWriter;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.server.access.AccessOptions;
import app.lading.server.access.AccessServer;
import app.lading.server.logic.CoreOptions;
import app.lading.server.logic.ServerCore;
import app.lading.server.logic.StreamPeer;
import app.lading.server.logic.UploadStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/// How fast the way from a socket into a file is. Not a test; run it by hand. Arguments: folder, GiB,
/// connections, read buffer in KiB, rounds, and `path` or `server`.
///
/// `path`: socket, unmasking, positional write; no digests, no waiting for the disk. `server`: all three
/// floors, so with the digests of all blocks, forces, commits and the final check; each round is a new file.
public final class ReadPathMeasurement {
    private static final int CHUNK = 1 << 20;
    private static final String PASSWORD = "correct horse battery";

    private final InetSocketAddress address;
    private final String token;

    private ReadPathMeasurement(InetSocketAddress address, String token) {
        this.address = address;
        this.token = token;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long bytes = (long) (Double.parseDouble(args[1]) * (1L << 30));
        int connections = Integer.parseInt(args[2]);
        int buffer = Integer.parseInt(args[3]) << 10;
        int rounds = Integer.parseInt(args[4]);
        SocketLimits limits = SocketLimits.standard().withReading(buffer, 1 << 20);
        if (args[5].equals("path")) {
            StreamOpener opener = (user, init, peer) -> new FileStream(folder, init, peer);
            try (SocketFixture server = new SocketFixture(limits, Set.of(), opener)) {
                new ReadPathMeasurement(server.address(), SocketFixture.TOKEN).run(bytes, connections, rounds);
            }
            return;
        }
        try (ServerCore core = ServerCore.open(folder, CoreOptions.standard())) {
            if (core.accounts().isEmpty()) {
                core.accounts().add("ana", PASSWORD, false, null);
            }
            AccessOptions options =
                    AccessOptions.standard("127.0.0.1", 0, "Lading").withSocket(limits);
            try (AccessServer access = AccessServer.start(core, options)) {
                String token = core.sessions().signIn("ana", PASSWORD, "here").token();
                new ReadPathMeasurement(access.address(), token).run(bytes, connections, rounds);
            }
        }
    }

    private void run(long bytes, int connections, int rounds) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            long cpu = cpu();
            long begun = System.nanoTime();
            Thread[] senders = new Thread[connections];
            for (int i = 0; i < connections; i++) {
                String name = "measured-" + ProcessHandle.current().pid() + "-" + round + "-" + i;
                // The content differs by file, so that nothing is there already.
                byte seed = (byte) (System.nanoTime() >> 7);
                senders[i] = Thread.ofPlatform().start(() -> send(name, bytes / connections, seed));
            }
            for (Thread sender : senders) {
                sender.join();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%d connections: %.2f GB/s, %.2f CPU s/GiB for both ends%n",
                    connections, bytes / seconds / 1e9, (cpu() - cpu) / 1e9 / (bytes / (double) (1L << 30)));
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void send(String name, long bytes, byte seed) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            String request = RawSocket.handshake(address, Map.of("Authorization", "Bearer " + token));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
            FrameWriter frames = FrameWriter.forClient(RandomGenerator.getDefault()::nextInt);
            RawSocket codec = RawSocket.codecOnly();
            StringBuilder text = new StringBuilder();
            channel.write(codec.textFrame(SocketFixture.init(1, name, bytes)));
            await(channel, text, "\"ready\"");

            // Every block is the same, so its digest is made once and the sender costs little beside the masking.
            byte[] block = new byte[Blocks.BLOCK_SIZE];
            new Random(seed).nextBytes(block);
            Blocks blocks = new Blocks(bytes);
            MessageDigest whole = MessageDigest.getInstance("SHA-256");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(block);
            String hex = HexFormat.of().formatHex(digest);
            ByteBuffer source =
                    ByteBuffer.allocateDirect(block.length).put(block).flip();
            ByteBuffer head = ByteBuffer.allocateDirect(FrameWriter.MAX_HEAD_BYTES);
            ByteBuffer header = ByteBuffer.allocateDirect(ChunkHeader.BYTES);
            ByteBuffer payload = ByteBuffer.allocateDirect(CHUNK);
            for (int number = 0; number < blocks.count(); number++) {
                for (int at = 0; at < block.length; at += CHUNK) {
                    payload.clear().put(source.slice(at, CHUNK)).flip();
                    new ChunkHeader(1, blocks.start(number) + at).writeTo(header.clear());
                    frames.binary(head.clear(), header.flip(), payload);
                    ByteBuffer[] frame = {head.flip(), header, payload};
                    while (payload.hasRemaining()) {
                        channel.write(frame);
                    }
                }
                channel.write(codec.textFrame(new ClientMessage.Seal(1, number, hex)));
                whole.update(digest);
            }
            Fingerprint fingerprint = new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, whole.digest());
            channel.write(codec.textFrame(new ClientMessage.Finish(1, fingerprint)));
            await(channel, text, "\"finished\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The answers are small and fit into the receive buffer, so they are read only where one is waited for.
    private static void await(SocketChannel channel, StringBuilder text, String word) throws IOException {
        ByteBuffer answers = ByteBuffer.allocate(1 << 16);
        while (text.indexOf(word) < 0) {
            if (text.indexOf("\"error\"") >= 0 || channel.read(answers.clear()) < 0) {
                throw new IOException("instead of " + word + " came " + text);
            }
            text.append(StandardCharsets.ISO_8859_1.decode(answers.flip()));
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
            if (!(message instanceof ClientMessage.Finish)) {
                return;
            }
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
