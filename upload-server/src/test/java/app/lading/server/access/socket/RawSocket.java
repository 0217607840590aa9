package app.lading.server.access.socket;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.error.LadingException;
import app.lading.model.frame.CloseCode;
import app.lading.model.frame.FrameException;
import app.lading.model.frame.FrameHandler;
import app.lading.model.frame.FrameLimits;
import app.lading.model.frame.FrameReader;
import app.lading.model.frame.FrameWriter;
import app.lading.model.frame.MessageType;
import app.lading.model.frame.TextAssembler;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.MessageCodec;
import app.lading.model.message.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A WebSocket client in bytes, which can be as wrong as a test wants.
public final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final MessageCodec codec = new MessageCodec();
    private final FrameWriter frames;
    private final ArrayDeque<ServerMessage> messages = new ArrayDeque<>();
    private final FrameReader reader;
    private int pings;
    private int pongs;
    private int closeCode = -1;
    private boolean ended;

    private RawSocket(Socket socket) {
        this.socket = socket;
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        this.frames = FrameWriter.forClient(random::nextInt);
        this.reader = new FrameReader(FrameLimits.forClient(1 << 24, 1 << 24), new Received());
    }

    /// Connects and sends a request; the answer's head is returned as text.
    public static String request(InetSocketAddress address, String request) throws IOException {
        try (Socket socket = connect(address)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return head(socket.getInputStream());
        }
    }

    /// A handshake as it should be, with some headers changed; an empty value leaves one out.
    public static String handshake(InetSocketAddress address, Map<String, String> changes) {
        Map<String, String> headers = new java.util.LinkedHashMap<>();
        headers.put("Host", "127.0.0.1:" + address.getPort());
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Version", "13");
        headers.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        headers.put("Sec-WebSocket-Protocol", "lading.1");
        headers.putAll(changes);
        String path = headers.getOrDefault(":path", "/api/socket");
        headers.remove(":path");
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.append(name).append(": ").append(value).append("\r\n");
            }
        });
        return request.append("\r\n").toString();
    }

    public static RawSocket open(InetSocketAddress address, String token) throws IOException {
        Socket socket = connect(address);
        String request = handshake(address, Map.of("Authorization", "Bearer " + token));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        String head = head(socket.getInputStream());
        if (!head.startsWith("HTTP/1.1 101 ")) {
            socket.close();
            throw new IOException(head);
        }
        return new RawSocket(socket);
    }

    /// Makes frames for a connection that somebody else holds.
    static RawSocket codecOnly() {
        return new RawSocket(new Socket());
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        socket.connect(address, PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    public void send(ClientMessage message) throws IOException {
        text(codec.write(message));
    }

    public void text(String text) throws IOException {
        bytes(frames.text(text));
    }

    public void chunk(long stream, long offset, byte[] payload) throws IOException {
        bytes(binaryFrame(chunkBytes(stream, offset, payload)));
    }

    public static byte[] chunkBytes(long stream, long offset, byte[] payload) {
        ByteBuffer chunk = ByteBuffer.allocate(ChunkHeader.BYTES + payload.length);
        new ChunkHeader(stream, offset).writeTo(chunk);
        return chunk.put(payload).array();
    }

    public ByteBuffer textFrame(ClientMessage message) {
        return frames.text(codec.write(message));
    }

    public ByteBuffer binaryFrame(byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES + payload.length);
        ByteBuffer body = ByteBuffer.wrap(payload.clone());
        frames.binary(frame, body);
        return frame.put(body).flip();
    }

    public ByteBuffer closeFrame(CloseCode code) {
        return frames.close(code, "");
    }

    public ByteBuffer pingFrame() {
        return frames.ping(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }

    public void bytes(ByteBuffer frame) throws IOException {
        byte[] copy = new byte[frame.remaining()];
        frame.get(copy);
        raw(copy);
    }

    public void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// A frame made by hand: first two bytes, then as they are. The mask is zero.
    public void frame(int first, int second, byte[] rest) throws IOException {
        raw(ByteBuffer.allocate(2 + rest.length)
                .put((byte) first)
                .put((byte) second)
                .put(rest)
                .array());
    }

    /// The next message; waits for it.
    public ServerMessage next() throws IOException {
        while (messages.isEmpty()) {
            if (ended || closeCode >= 0) {
                throw new IOException("no message came; the socket was closed with " + closeCode);
            }
            receive();
        }
        return messages.remove();
    }

    /// The next message of a kind; others before it are dropped.
    public <T extends ServerMessage> T next(Class<T> type) throws IOException {
        while (true) {
            ServerMessage message = next();
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    /// Reads to the end.
    ///
    /// @return the code of the close frame, -1 when the connection ended without one
    public int closed() throws IOException {
        while (!ended) {
            receive();
        }
        return closeCode;
    }

    /// Reads until a close frame is here.
    public int closeFrameCode() throws IOException {
        while (!ended && closeCode < 0) {
            receive();
        }
        return closeCode;
    }

    public void awaitPing() throws IOException {
        while (pings == 0) {
            receive();
        }
    }

    public void awaitPong() throws IOException {
        int before = pongs;
        while (pongs == before) {
            receive();
        }
    }

    /// How many messages came that were not yet asked for.
    public int waiting() {
        return messages.size();
    }

    private void receive() throws IOException {
        byte[] buffer = new byte[1 << 16];
        int count;
        try {
            count = socket.getInputStream().read(buffer);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            count = -1;
        }
        if (count < 0) {
            ended = true;
            return;
        }
        try {
            reader.read(ByteBuffer.wrap(buffer, 0, count));
        } catch (FrameException e) {
            throw new IOException("the server sent a bad frame", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private final class Received implements FrameHandler {
        private final TextAssembler text = new TextAssembler(1 << 24);

        @Override
        public void messageStart(MessageType type, long length, boolean whole) {
            if (type != MessageType.TEXT) {
                throw new IllegalStateException("the server sends text only");
            }
        }

        @Override
        public void payload(ByteBuffer piece) throws FrameException {
            text.append(piece);
        }

        @Override
        public void messageEnd() throws FrameException {
            try {
                messages.add(codec.readServerMessage(text.finish()));
            } catch (LadingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void ping(ByteBuffer payload) {
            pings++;
        }

        @Override
        public void pong(ByteBuffer payload) {
            pongs++;
        }

        @Override
        public void close(int code, String reason) {
            closeCode = code;
        }
    }
}
