package app.lading.packaging.bench;

import app.lading.model.size.ByteSize;
import app.lading.packaging.programs.DelayLine;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A way to a server that counts what passes and, when asked, is as slow and as long as a real one: all connections
/// share its rate, and every byte is under way for half a round trip. It loses nothing, so it says nothing about links
/// that do.
final class Relay implements AutoCloseable {
    private static final Pattern LINK = Pattern.compile("([^,]+)/s,(\\d+)ms");
    private static final int PIECE = 64 * 1024;

    private final ServerSocket listening;
    private final URI server;
    private final Pace up;
    private final Pace down;
    private final Duration oneWay;
    private final AtomicLong sent = new AtomicLong();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("relay-", 0).daemon(true).factory());

    /// @param bytesPerSecond in each direction; 0 for as fast as it goes
    private Relay(ServerSocket listening, URI server, long bytesPerSecond, Duration oneWay) {
        this.listening = listening;
        this.server = server;
        this.up = new Pace(bytesPerSecond);
        this.down = new Pace(bytesPerSecond);
        this.oneWay = oneWay;
    }

    /// A way that slows nothing down.
    static Relay straight(String serverUrl) throws IOException {
        return open(serverUrl, 0, Duration.ZERO);
    }

    /// What `--link 12.5MB/s,100ms` asks for: bytes a second, and the round trip; null without it.
    static @Nullable Relay ofOption(BenchOptions options, String serverUrl) throws IOException, TrialException {
        String text = options.text("link").orElse("");
        if (text.isEmpty()) {
            return null;
        }
        Matcher matcher = LINK.matcher(text);
        if (!matcher.matches()) {
            throw new TrialException(
                    "--link is bytes a second and a round trip, such as 12.5MB/s,100ms, but got '" + text + "'.");
        }
        try {
            Duration roundTrip = Duration.ofMillis(Long.parseLong(matcher.group(2)));
            return open(serverUrl, ByteSize.parse(matcher.group(1)), roundTrip.dividedBy(2));
        } catch (IllegalArgumentException e) {
            throw new TrialException("--link " + text + ": " + e.getMessage());
        }
    }

    private static Relay open(String serverUrl, long bytesPerSecond, Duration oneWay) throws IOException {
        ServerSocket listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Relay relay = new Relay(listening, URI.create(serverUrl), bytesPerSecond, oneWay);
        relay.threads.execute(relay::accept);
        return relay;
    }

    /// Where clients connect to.
    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /// How many bytes clients have sent so far, with all that is around the content.
    long sent() {
        return sent.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                Socket far = new Socket(server.getHost(), server.getPort());
                sockets.add(far);
                client.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                threads.execute(() -> pump(client, far, up, sent));
                threads.execute(() -> pump(far, client, down, new AtomicLong()));
            } catch (IOException _) {
                // Closed, or a client that went away at once; clients try again by themselves.
            }
        }
    }

    private void pump(Socket from, Socket to, Pace pace, AtomicLong count) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                DelayLine line = new DelayLine(out, oneWay, threads)) {
            byte[] buffer = new byte[PIECE];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                pace.await(length);
                count.addAndGet(length);
                line.write(buffer, length);
            }
        } catch (IOException _) {
            // One end is gone, and both are closed now: that is all a way can do about it.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdown();
    }

    /// Lets bytes pass at a rate.
    private static final class Pace {
        private static final long BURST_NANOS = 5_000_000;

        private final long bytesPerSecond;
        private long free;

        Pace(long bytesPerSecond) {
            this.bytesPerSecond = bytesPerSecond;
        }

        void await(int bytes) {
            if (bytesPerSecond == 0) {
                return;
            }
            long due;
            synchronized (this) {
                free = Math.max(free, System.nanoTime() - BURST_NANOS) + bytes * 1_000_000_000L / bytesPerSecond;
                due = free;
            }
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }
}
