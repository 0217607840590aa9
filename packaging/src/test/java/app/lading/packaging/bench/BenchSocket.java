package app.lading.packaging.bench;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.message.MessageCodec;
import app.lading.model.message.ServerMessage;
import app.lading.packaging.trial.TrialException;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket to a server. It answers pings, keeps what the server says, and sends one file at a time. Used by one
/// thread, beside those of the library.
final class BenchSocket implements WebSocket.Listener {
    private static final MessageCodec CODEC = new MessageCodec();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CHUNK = 1 << 20;
    private static final int WINDOW = 8 << 20;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable WebSocket socket;
    private volatile @Nullable String end;
    private long stream;

    /// What came: a message, or that nothing will come any more.
    private record Heard(@Nullable ServerMessage message) {}

    /// Gets the connection whose listener this is.
    void opened(WebSocket open) {
        socket = open;
    }

    /// Why the socket is not open any more; null while it is.
    @Nullable
    String end() {
        return end;
    }

    /// Sends a file and waits until the server says that it is finished.
    ///
    /// @param content of the whole file
    /// @throws TrialException when the server refuses anything
    ServerMessage.Finished send(String folder, String name, byte[] content)
            throws InterruptedException, TrialException {
        stream++;
        say(new ClientMessage.Init(
                stream,
                null,
                name,
                folder,
                content.length,
                0,
                null,
                null,
                "bench",
                "bench-run",
                null,
                ConflictPolicy.RENAME));
        Blocks blocks = new Blocks(content.length);
        if (blocks.count() > 1) {
            await(ServerMessage.Ready.class);
        }
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        Window window = new Window();
        for (int block = 0; block < blocks.count(); block++) {
            MessageDigest digest = Digests.sha256();
            for (long offset = blocks.start(block); offset < blocks.end(block); offset += CHUNK) {
                int length = (int) Math.min(CHUNK, blocks.end(block) - offset);
                window.take(length);
                sendChunk(content, (int) offset, length);
                digest.update(content, (int) offset, length);
            }
            byte[] sha256 = digest.digest();
            digests.writeBytes(sha256);
            say(new ClientMessage.Seal(stream, block, HexFormat.of().formatHex(sha256)));
        }
        say(new ClientMessage.Finish(stream, Digests.fingerprintOf(digests.toByteArray())));
        return await(ServerMessage.Finished.class);
    }

    void close() {
        open().abort();
    }

    private WebSocket open() {
        if (socket == null) {
            throw new IllegalStateException("the socket is not open yet");
        }
        return socket;
    }

    private void say(ClientMessage message) throws TrialException {
        sent(open().sendText(CODEC.write(message), true));
    }

    private void sendChunk(byte[] content, int offset, int length) throws TrialException {
        ByteBuffer chunk = ByteBuffer.allocate(ChunkHeader.BYTES + length);
        new ChunkHeader(stream, offset).writeTo(chunk);
        chunk.put(content, offset, length).flip();
        sent(open().sendBinary(chunk, true));
    }

    private void sent(CompletionStage<WebSocket> sending) throws TrialException {
        try {
            sending.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new TrialException("A socket broke while sending: " + e.getCause() + "; " + end);
        }
    }

    /// Waits for a message of a kind on the present stream; others are passed over.
    private <T extends ServerMessage> T await(Class<T> kind) throws InterruptedException, TrialException {
        while (true) {
            ServerMessage message = next();
            if (kind.isInstance(message)) {
                return kind.cast(message);
            }
        }
    }

    private ServerMessage next() throws InterruptedException, TrialException {
        Heard next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new TrialException("The server said nothing for " + PATIENCE.toMinutes() + " minutes.");
        }
        if (next.message() == null) {
            throw new TrialException("The server ended a socket: " + end);
        }
        if (next.message() instanceof ServerMessage.Failed failed) {
            throw new TrialException("The server refused: " + failed.code() + ", " + failed.message());
        }
        return next.message();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard.add(new Heard(CODEC.readServerMessage(text.toString())));
            } catch (LadingException e) {
                ended(String.valueOf(e.getMessage()));
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        ended("closed with " + code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended(error.toString());
    }

    private void ended(String why) {
        end = why;
        heard.add(new Heard(null));
    }

    /// Keeps what is under way below what the server takes.
    private final class Window {
        private long sent;
        private long acked;

        void take(int bytes) throws InterruptedException, TrialException {
            while (sent + bytes - acked > WINDOW) {
                if (next() instanceof ServerMessage.Progress progress) {
                    acked = progress.acked();
                }
            }
            sent += bytes;
        }
    }
}
