package app.lading.client.link;

import app.lading.model.api.Api;
import app.lading.model.chunk.ChunkHeader;
import app.lading.model.message.ClientMessage;
import java.io.IOException;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// A link on OkHttp's `WebSocket`.
///
/// A chunk is copied twice in this process: once here, with its header, into okio's pooled segments (a snapshot of them
/// is handed on, not copied), and once inside OkHttp when it masks. A reader thread of the transport delivers the
/// callbacks; OkHttp's own writer thread sends.
final class WebSocketLink implements Link {
    private static final int NORMAL = 1000;

    private final WebSocket socket;
    private final LinkEnd end;
    private final LinkJson json;

    private WebSocketLink(WebSocket socket, LinkEnd end, LinkJson json) {
        this.socket = socket;
        this.end = end;
        this.json = json;
    }

    static Link open(Handshake handshake, LinkJson json, LinkListener listener) {
        LinkEnd end = new LinkEnd(handshake.server(), json, listener);
        Ear ear = new Ear(handshake.server(), end, json);
        WebSocket socket = handshake.client().newWebSocket(handshake.request().build(), ear);
        return new WebSocketLink(socket, end, json);
    }

    @Override
    public boolean send(ClientMessage message) {
        return !end.hasEnded() && socket.send(json.messages().write(message));
    }

    @Override
    public boolean sendChunk(long stream, long offset, byte[] bytes, int from, int length) {
        if (end.hasEnded() || socket.queueSize() + length > MAX_QUEUED_BYTES) {
            return false;
        }
        Buffer chunk = new Buffer();
        chunk.writeInt((int) stream).writeLong(offset).write(bytes, from, length);
        ByteString frame = chunk.snapshot();
        return frame.size() == length + ChunkHeader.BYTES && socket.send(frame);
    }

    @Override
    public long queuedBytes() {
        return socket.queueSize();
    }

    @Override
    public void close() {
        socket.close(NORMAL, null);
    }

    @Override
    public void cancel() {
        end.silence();
        socket.cancel();
    }

    private static final class Ear extends WebSocketListener {
        private final ServerAddress server;
        private final LinkEnd end;
        private final LinkJson json;
        private boolean open;

        Ear(ServerAddress server, LinkEnd end, LinkJson json) {
            this.server = server;
            this.end = end;
            this.json = json;
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            String subprotocol = response.header("Sec-WebSocket-Protocol");
            if (!Api.SUBPROTOCOL.equals(subprotocol)) {
                end.failed(Failures.notLading(
                        server,
                        "it agreed to the subprotocol " + subprotocol + " instead of " + Api.SUBPROTOCOL,
                        null));
                webSocket.cancel();
                return;
            }
            open = true;
            end.opened();
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            if (!end.message(text)) {
                webSocket.cancel();
            }
        }

        @Override
        public void onMessage(WebSocket webSocket, ByteString bytes) {
            end.binaryCame();
            webSocket.cancel();
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            end.closed(code, reason);
            webSocket.close(NORMAL, null);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
            if (response != null && response.code() != 101) {
                end.failed(Failures.of(server, response, json));
            } else {
                IOException e = t instanceof IOException io ? io : new IOException(t);
                end.failed(Failures.of(server, e, open));
            }
        }
    }
}
