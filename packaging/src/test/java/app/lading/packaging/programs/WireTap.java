package app.lading.packaging.programs;

import app.lading.model.message.MessageCodec;
import app.lading.model.message.ServerMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/// A relay between client and server that sees what passes: it counts bytes, calls back when so many went up,
/// reads the server's messages, delays both ways, and cuts.
///
/// The port stays the same while servers come and go behind it, as an address does in real life.
final class WireTap implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong bytesUp = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Map<Socket, CountDownLatch> frozen = new ConcurrentHashMap<>();
    private final AtomicReference<CountDownLatch> thaw = new AtomicReference<>(new CountDownLatch(0));
    private final MessageCodec codec = new MessageCodec();
    private final Duration oneWayDelay;
    private volatile int serverPort;
    private volatile MessageListener onMessage = (connection, message) -> {};
    private volatile LongConsumer onBytesUp = total -> {};

    /// @param oneWayDelay how long every byte is under way, in each direction; zero for none
    WireTap(Duration oneWayDelay) throws IOException {
        this.oneWayDelay = oneWayDelay;
        listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        run(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Connections made from now on go to this port of the own machine.
    void forwardTo(int port) {
        serverPort = port;
    }

    /// Called with each message of a server, on a thread of the relay.
    void onMessage(MessageListener listenerOfMessages) {
        onMessage = listenerOfMessages;
    }

    /// Called with the number of all bytes that clients sent so far, on a thread of the relay.
    void onBytesUp(LongConsumer listenerOfBytes) {
        onBytesUp = listenerOfBytes;
    }

    /// All bytes that clients sent, frames and HTTP included.
    long bytesUp() {
        return bytesUp.get();
    }

    /// What went wrong in the relay itself, for example a frame that is none; empty when all is well.
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /// From now on nothing passes on the connections that are open, though they stay open: a link that died
    /// without a word. New connections are as before. What comes meanwhile is held.
    void freeze() {
        thaw.set(new CountDownLatch(1));
        open.forEach(socket -> frozen.put(socket, thaw.get()));
    }

    /// What was held since [#freeze] goes on its way.
    void thaw() {
        frozen.clear();
        thaw.get().countDown();
    }

    /// Ends all connections as a broken link does.
    void cut() {
        open.forEach(WireTap::closeQuietly);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
        threads.close();
    }

    private void run(Runnable task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        });
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                run(() -> join(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket client) {
        open.add(client);
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException e) {
            closeQuietly(client);
            open.remove(client);
            return;
        }
        open.add(server);
        long connection = connections.incrementAndGet();
        onMessage.opened(connection);
        ServerMessages messages = new ServerMessages(codec, message -> onMessage.message(connection, message));
        run(() -> pump(client, server, (bytes, length) -> onBytesUp.accept(bytesUp.addAndGet(length))));
        run(() -> pump(server, client, messages::bytes));
    }

    private void pump(Socket from, Socket to, Listener listenerOfBytes) {
        try (DelayLine line = new DelayLine(to.getOutputStream(), oneWayDelay, threads)) {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                hold(from);
                line.write(buffer, length);
                listenerOfBytes.bytes(buffer, length);
            }
        } catch (IOException e) {
            // A connection that breaks is what this relay is for; both sides learn it below.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private void hold(Socket from) {
        CountDownLatch latch = frozen.get(from);
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sees the messages of servers.
    interface MessageListener {
        /// A connection was accepted, and nothing has passed on it yet.
        default void opened(long connection) {}

        /// Takes one message.
        ///
        /// @param connection a number of its own for each connection
        void message(long connection, ServerMessage message);

        /// Both hear everything.
        default MessageListener and(MessageListener other) {
            MessageListener first = this;
            return new MessageListener() {
                @Override
                public void opened(long connection) {
                    first.opened(connection);
                    other.opened(connection);
                }

                @Override
                public void message(long connection, ServerMessage message) {
                    first.message(connection, message);
                    other.message(connection, message);
                }
            };
        }
    }

    private interface Listener {
        void bytes(byte[] buffer, int length);
    }
}
