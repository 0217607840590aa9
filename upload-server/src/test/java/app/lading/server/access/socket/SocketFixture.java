package app.lading.server.access.socket;

import app.lading.model.digest.Fingerprint;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.message.MessageCodec;
import app.lading.server.access.buffer.DirectBuffers;
import app.lading.server.access.http.OwnAddress;
import app.lading.server.logic.Session;
import app.lading.server.logic.UserRef;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/// Undertow with the handshake alone, sessions by hand, a clock by hand, and uploads in memory.
final class SocketFixture implements AutoCloseable {
    static final String TOKEN = "ana-token";
    static final String OTHER_TOKEN = "bob-token";

    final FakeUploads uploads = new FakeUploads();
    final SocketCounters counters = new SocketCounters();
    final AtomicLong nanos = new AtomicLong();
    final Map<String, Session> sessions = new ConcurrentHashMap<>();
    final SocketRegistry registry;
    final ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newFixedThreadPool(4);
    private final Undertow undertow;

    SocketFixture() {
        this(SocketLimits.standard(), Set.of());
    }

    SocketFixture(SocketLimits limits, Set<String> names) {
        this(limits, names, null);
    }

    /// @param opener instead of the uploads in memory; null for those
    SocketFixture(SocketLimits limits, Set<String> names, StreamOpener opener) {
        registry = new SocketRegistry(limits.socketsPerUser());
        sessions.put(TOKEN, new Session("s-ana", new UserRef("ana", false), Instant.MAX));
        sessions.put(OTHER_TOKEN, new Session("s-bob", new UserRef("bob", false), Instant.MAX));
        SocketServices services = new SocketServices(
                limits,
                new SessionLookup() {
                    @Override
                    public Optional<Session> check(String token) {
                        return Optional.ofNullable(sessions.get(token));
                    }

                    @Override
                    public boolean isLive(String sessionId) {
                        return sessions.values().stream()
                                .anyMatch(session -> session.id().equals(sessionId));
                    }
                },
                opener == null ? uploads : opener,
                executor,
                new DirectBuffers(limits.readBuffer()),
                new MessageCodec(),
                nanos::get,
                counters);
        SocketHandshake handshake =
                new SocketHandshake(services, registry, new OwnAddress(names, Set.of("nas")), "Lading test", 1L << 40);
        undertow = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(handshake)
                .build();
        undertow.start();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
    }

    RawSocket open() throws IOException {
        return RawSocket.open(address(), TOKEN);
    }

    /// Time goes on while nothing is being read; a tick that meets a reading socket takes it for one that speaks.
    void pass(Duration time) {
        Awaitility.await().until(() -> executor.getActiveCount() == 0);
        registry.tick(nanos.addAndGet(time.toNanos()));
    }

    static ClientMessage.Init init(long stream, String name, long size) {
        return new ClientMessage.Init(
                stream, null, name, "", size, 0, null, null, "device", "run-12345678", null, ConflictPolicy.RENAME);
    }

    static ClientMessage.Finish finish(long stream) {
        return new ClientMessage.Finish(
                stream,
                Fingerprint.parse("sha-256-blocks:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    @Override
    public void close() {
        registry.abortAll();
        undertow.stop();
        executor.shutdown();
    }
}
