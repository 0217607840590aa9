package app.lading.client.link;

import app.lading.model.api.Api;
import app.lading.model.frame.CloseCode;
import app.lading.model.frame.FrameException;
import app.lading.model.frame.FrameHandler;
import app.lading.model.frame.FrameLimits;
import app.lading.model.frame.FrameReader;
import app.lading.model.frame.FrameWriter;
import app.lading.model.frame.MessageType;
import app.lading.model.frame.TextAssembler;
import app.lading.model.frame.WebSocketKey;
import app.lading.model.message.ClientMessage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.Socket;
import okio.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A link for the data of large files. OkHttp connects and upgrades it, with its TLS, proxies and trust; the frames are
/// written by our own codec, because OkHttp masks byte by byte.
///
/// A chunk is copied once in this process, from the caller's array into a direct buffer of the pool, and masked there
/// while it is still in the processor's cache ([Frame]); from there the kernel takes it. Under TLS it is an array
/// instead, which the JDK encrypts from.
/// Two threads of the transport serve a link: one reads and delivers the callbacks, one writes.
final class LaneLink implements Link, FrameHandler {
    private static final int KEY_BYTES = 16;
    private static final int READ_BYTES = 8192;

    /// More than any message of a server has.
    private static final int LONGEST_TEXT = 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LaneLink.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Handshake handshake;
    private final LinkJson json;
    private final LinkEnd end;
    private final Duration closeTimeout;
    private final Executor threads;
    private final Set<LaneLink> open;
    private final Call call;
    private final String key;
    private final FrameWriter writer = FrameWriter.forClient(RANDOM::nextInt);
    private final SendQueue queue = new SendQueue();
    private final TextAssembler text = new TextAssembler(LONGEST_TEXT);
    private final FrameBuffers buffers;
    private final ConnectionTap tap = new ConnectionTap();
    private volatile @Nullable Socket socket;
    private volatile @Nullable WireOut out;
    private volatile boolean isCut;
    private boolean isText;

    private LaneLink(
            Handshake handshake,
            LinkJson json,
            LinkEnd end,
            Duration closeTimeout,
            Executor threads,
            FrameBuffers buffers,
            Set<LaneLink> open) {
        this.buffers = buffers;
        this.handshake = handshake;
        this.json = json;
        this.end = end;
        this.closeTimeout = closeTimeout;
        this.threads = threads;
        this.open = open;
        byte[] random = new byte[KEY_BYTES];
        RANDOM.nextBytes(random);
        this.key = Base64.getEncoder().encodeToString(random);
        Request request = handshake
                .request()
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", key)
                .build();
        this.call = handshake.client().newBuilder().eventListener(tap).build().newCall(request);
    }

    /// Begins to connect.
    ///
    /// @param open where the link is kept as long as it lives, so that all can be cut together: OkHttp forgets a call
    ///     once it is upgraded
    static Link open(
            Handshake handshake,
            LinkJson json,
            Duration closeTimeout,
            Executor threads,
            FrameBuffers buffers,
            Set<LaneLink> open,
            LinkListener listener) {
        LinkEnd end = new LinkEnd(handshake.server(), json, listener);
        LaneLink link = new LaneLink(handshake, json, end, closeTimeout, threads, buffers, open);
        open.add(link);
        threads.execute(link::run);
        return link;
    }

    @Override
    public boolean send(ClientMessage message) {
        return !end.hasEnded() && queue.add(Frame.of(writer.text(json.messages().write(message))));
    }

    @Override
    public boolean sendChunk(long stream, long offset, byte[] bytes, int from, int length) {
        WireOut way = out;
        if (end.hasEnded() || queue.bytes() + length > MAX_QUEUED_BYTES) {
            return false;
        }
        return queue.add(
                Frame.of(writer, buffers, way != null && way.wantsDirect(), stream, offset, bytes, from, length));
    }

    @Override
    public long queuedBytes() {
        return queue.bytes();
    }

    @Override
    public boolean whenAtMost(long bytes, Runnable once) {
        queue.whenAtMost(bytes, once);
        return true;
    }

    @Override
    public void close() {
        queue.addLast(Frame.of(writer.close(CloseCode.NORMAL, "")));
        CompletableFuture.delayedExecutor(closeTimeout.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(this::cut);
    }

    @Override
    public void cancel() {
        end.silence();
        cut();
    }

    /// Ends both threads, wherever they are.
    void cut() {
        isCut = true;
        queue.end();
        call.cancel();
        Socket known = socket;
        if (known != null) {
            known.cancel();
        }
    }

    private void run() {
        try (Response response = call.execute()) {
            Socket upgraded = checked(response);
            if (upgraded == null) {
                return;
            }
            socket = upgraded;
            if (isCut) {
                // It was cut while the handshake ran, and the socket was not known yet.
                throw new IOException("the link was cut");
            }
            // The times to wait for an answer do not hold for a socket: it may be silent for long.
            upgraded.getSource().timeout().clearTimeout();
            // Nothing is left in the sink of OkHttp: the request was sent whole before the answer came.
            WireOut way = WireOut.of(tap.socket());
            out = way;
            end.opened();
            threads.execute(() -> write(new LaneWriter(queue, way)));
            read(upgraded.getSource());
        } catch (IOException e) {
            end.failed(Failures.of(handshake.server(), e, socket != null));
        } catch (RejectedExecutionException e) {
            end.failed(Failures.of(handshake.server(), new IOException("the transport was closed", e), true));
        } catch (FrameException e) {
            queue.addLast(Frame.of(writer.close(e.closeCode(), String.valueOf(e.getMessage()))));
            end.failed(Failures.notLading(handshake.server(), String.valueOf(e.getMessage()), e));
        } finally {
            cut();
            giveBack();
            open.remove(this);
        }
    }

    /// OkHttp wants both streams closed, or it counts the connection as lost.
    private void giveBack() {
        Socket known = socket;
        if (known != null) {
            closeQuietly(known.getSource());
            closeQuietly(known.getSink());
        }
    }

    private static void closeQuietly(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("closing what was cut already", e);
        }
    }

    private @Nullable Socket checked(Response response) {
        if (response.code() != 101) {
            end.failed(Failures.of(handshake.server(), response, json));
            return null;
        }
        String accept = response.header("Sec-WebSocket-Accept");
        String subprotocol = response.header("Sec-WebSocket-Protocol");
        Socket upgraded = response.socket();
        if (upgraded == null || !WebSocketKey.accept(key).equals(accept)) {
            end.failed(Failures.notLading(handshake.server(), "its handshake is no WebSocket's", null));
            return null;
        }
        if (!Api.SUBPROTOCOL.equals(subprotocol)) {
            end.failed(Failures.notLading(
                    handshake.server(),
                    "it agreed to the subprotocol " + subprotocol + " instead of " + Api.SUBPROTOCOL,
                    null));
            return null;
        }
        return upgraded;
    }

    private void read(Source source) throws IOException, FrameException {
        FrameReader reader = new FrameReader(FrameLimits.forClient(LONGEST_TEXT, 0), this);
        Buffer received = new Buffer();
        byte[] bytes = new byte[READ_BYTES];
        while (!reader.isClosed() && !end.hasEnded()) {
            if (source.read(received, READ_BYTES) < 0) {
                throw new IOException("the connection ended without a word");
            }
            int count = received.read(bytes);
            while (count > 0) {
                reader.read(ByteBuffer.wrap(bytes, 0, count));
                count = received.read(bytes);
            }
        }
        queue.awaitEnd(closeTimeout);
    }

    private void write(LaneWriter laneWriter) {
        try {
            laneWriter.run();
        } catch (IOException e) {
            end.failed(Failures.of(handshake.server(), e, true));
            cut();
        } finally {
            queue.end();
        }
    }

    @Override
    public void messageStart(MessageType type, long length, boolean whole) {
        isText = type == MessageType.TEXT;
        if (!isText) {
            end.binaryCame();
        }
    }

    @Override
    public void payload(ByteBuffer piece) throws FrameException {
        if (isText) {
            text.append(piece);
        }
    }

    @Override
    public void messageEnd() throws FrameException {
        if (isText) {
            // What is no message has ended the link, and the reading loop sees that.
            String message = text.finish();
            if (!end.hasEnded() && !end.message(message)) {
                queue.end();
            }
        }
    }

    @Override
    public void ping(ByteBuffer payload) {
        queue.add(Frame.of(writer.pong(payload)));
    }

    @Override
    public void pong(ByteBuffer payload) {
        // This side sends no pings; an unasked pong means nothing (RFC 6455, section 5.5.3).
    }

    @Override
    public void close(int code, String reason) {
        end.closed(code, reason);
        queue.addLast(Frame.of(writer.close(CloseCode.NORMAL, "")));
    }
}
