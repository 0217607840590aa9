package app.lading.server.access;

import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.MessageCodec;
import app.lading.model.message.ServerMessage;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/// The socket of a client that is not ours: OkHttp's, which masks, fragments and closes in its own way.
final class OkHttpPeer extends WebSocketListener implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final MessageCodec codec = new MessageCodec();
    private final BlockingQueue<ServerMessage> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    OkHttpPeer(RealServer server, String token) {
        socket = server.client.newWebSocket(
                server.request(token, "/api/socket")
                        .header("Sec-WebSocket-Protocol", "lading.1")
                        .build(),
                this);
    }

    void send(ClientMessage message) {
        socket.send(codec.write(message));
    }

    void chunk(byte[] bytes) {
        socket.send(ByteString.of(bytes));
    }

    <T extends ServerMessage> T next(Class<T> type) throws InterruptedException {
        while (true) {
            ServerMessage message = Objects.requireNonNull(
                    messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "no " + type.getSimpleName() + " came");
            if (type.isInstance(message)) {
                return type.cast(message);
            }
            if (message instanceof ServerMessage.Failed failed) {
                throw new IllegalStateException("instead of " + type.getSimpleName() + " came " + failed);
            }
        }
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        try {
            messages.add(codec.readServerMessage(text));
        } catch (LadingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        closed.complete(code);
        from.close(code, null);
    }

    @Override
    public void onFailure(WebSocket from, Throwable t, Response response) {
        closed.completeExceptionally(t);
    }

    @Override
    public void close() {
        socket.cancel();
    }
}
