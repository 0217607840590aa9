package app.lading.server.access;

import app.lading.model.message.MessageCodec;
import app.lading.server.access.buffer.DirectBuffers;
import app.lading.server.access.http.OwnAddress;
import app.lading.server.access.http.Routes;
import app.lading.server.access.socket.SessionLookup;
import app.lading.server.access.socket.SocketCounters;
import app.lading.server.access.socket.SocketHandshake;
import app.lading.server.access.socket.SocketRegistry;
import app.lading.server.access.socket.SocketServices;
import app.lading.server.logic.ServerCore;
import app.lading.server.logic.Session;
import app.lading.server.logic.Sessions;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The access floor, running: it listens from [#start] to [#close].
///
/// Threads: a few I/O threads of Undertow that never wait; `lading-socket` reads sockets and writes what they
/// bring to the disk; `lading-http` runs the HTTP calls; `lading-sign-in` computes passwords; `lading-clock`
/// looks at all sockets once a second.
public final class AccessServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AccessServer.class);
    private static final int MAX_HEADER_BYTES = 16 << 10;
    private static final int MAX_ENTITY_BYTES = 1 << 16;
    private static final int IDLE_TIMEOUT_MS = 60_000;
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int MIN_SOCKET_THREADS = 8;
    private static final int HTTP_THREADS = 16;
    private static final int SIGN_IN_THREADS = 2;

    private final Undertow undertow;
    private final SocketRegistry registry;
    private final SocketCounters counters;
    private final List<ThreadPoolExecutor> pools;
    private final ScheduledExecutorService clock;
    private final ScheduledFuture<?> ticking;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final InetSocketAddress address;

    private AccessServer(
            Undertow undertow,
            SocketRegistry registry,
            SocketCounters counters,
            List<ThreadPoolExecutor> pools,
            ScheduledExecutorService clock,
            ScheduledFuture<?> ticking,
            InetSocketAddress address) {
        this.undertow = undertow;
        this.registry = registry;
        this.counters = counters;
        this.pools = pools;
        this.clock = clock;
        this.ticking = ticking;
        this.address = address;
    }

    /// Starts to listen.
    ///
    /// @throws IOException in words for people when the address cannot be listened on
    public static AccessServer start(ServerCore core, AccessOptions options) throws IOException {
        InetAddress host = resolve(options.host());
        int socketThreads =
                Math.max(MIN_SOCKET_THREADS, 2 * Runtime.getRuntime().availableProcessors());
        ThreadPoolExecutor sockets = NamedThreads.pool("lading-socket", socketThreads);
        ThreadPoolExecutor http = NamedThreads.pool("lading-http", HTTP_THREADS);
        ThreadPoolExecutor signIns = NamedThreads.pool("lading-sign-in", SIGN_IN_THREADS);
        ScheduledExecutorService clock =
                Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("lading-clock"));
        List<ThreadPoolExecutor> pools = List.of(sockets, http, signIns);

        SocketRegistry registry = new SocketRegistry(options.socket().socketsPerUser());
        SocketCounters counters = new SocketCounters();
        SocketServices services = new SocketServices(
                options.socket(),
                lookup(core.sessions()),
                core.uploads()::open,
                sockets,
                new DirectBuffers(options.socket().readBuffer()),
                new MessageCodec(),
                System::nanoTime,
                counters);
        core.sessions().onEnded(registry::sessionEnded);
        OwnAddress ownAddress = new OwnAddress(options.names(), machineNames(options.host()));
        SocketHandshake handshake =
                new SocketHandshake(services, registry, ownAddress, options.serverName(), core.maxFileSize());
        Metrics metrics = new Metrics(core.health(), registry, counters);
        Routes.Services routes = new Routes.Services(
                core.sessions(),
                core.uploads(),
                core.library(),
                core.health(),
                core.maxFileSize(),
                http,
                signIns,
                options.metrics() ? metrics::text : null,
                options.serverName(),
                options.patience());
        Undertow undertow = Undertow.builder()
                .addHttpListener(options.port(), host.getHostAddress())
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) MAX_ENTITY_BYTES)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
                        options.patience().toMillis())
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_TIMEOUT_MS)
                .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, false)
                .setHandler(
                        new HttpContinueReadHandler(Routes.handler(routes, handshake, ownAddress, System::nanoTime)))
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            pools.forEach(ThreadPoolExecutor::shutdown);
            clock.shutdown();
            throw new IOException(whyNotListening(options, e), e);
        }
        ScheduledFuture<?> ticking = clock.scheduleWithFixedDelay(() -> tick(registry), 1, 1, TimeUnit.SECONDS);
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return new AccessServer(undertow, registry, counters, pools, clock, ticking, address);
    }

    /// Where it listens, with the real port.
    public InetSocketAddress address() {
        return address;
    }

    /// The sockets, for tests and metrics.
    public SocketRegistry sockets() {
        return registry;
    }

    /// What was counted over all sockets.
    public SocketCounters counters() {
        return counters;
    }

    /// Tells all sockets that the server is about to stop, lets nobody new in, and takes nothing more.
    public void drain() {
        registry.drain(RETRY_AFTER_SECONDS, "The server is stopping.");
    }

    /// Closes all sockets, waiting a moment for their peers, and stops listening. Idempotent.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        registry.drain(RETRY_AFTER_SECONDS, "The server is stopping.");
        registry.closeAll();
        registry.awaitEmpty(1, TimeUnit.SECONDS);
        registry.abortAll();
        undertow.stop();
        ticking.cancel(false);
        clock.shutdown();
        for (ThreadPoolExecutor pool : pools) {
            pool.shutdown();
        }
    }

    private static void tick(SocketRegistry registry) {
        try {
            registry.tick(System.nanoTime());
        } catch (RuntimeException e) {
            // Thrown on, it would silently end the clock for all sockets.
            LOG.error("A mistake of the server while looking after its sockets", e);
        }
    }

    private static SessionLookup lookup(Sessions sessions) {
        return new SessionLookup() {
            @Override
            public Optional<Session> check(String token) {
                return sessions.check(token);
            }

            @Override
            public boolean isLive(String sessionId) {
                return sessions.isLive(sessionId);
            }
        };
    }

    /// What this machine is called in its own network.
    private static Set<String> machineNames(String host) {
        Set<String> names = new HashSet<>();
        names.add(host);
        try {
            String name = InetAddress.getLocalHost().getHostName();
            names.add(name);
            names.add(name + ".local");
        } catch (UnknownHostException e) {
            LOG.info("This machine does not know its own name; others are to be given with --name");
        }
        return names;
    }

    private static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("'" + host + "' is no address or name of this machine; try 127.0.0.1 or 0.0.0.0", e);
        }
    }

    private static String whyNotListening(AccessOptions options, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.BindException) {
                String message = String.valueOf(cause.getMessage());
                if (message.contains("in use")) {
                    return "port " + options.port() + " on " + options.host()
                            + " is in use by another program; choose another with --port, or a free one with --port 0";
                }
                if (message.contains("assign")) {
                    return "'" + options.host() + "' is not an address of this machine; try 127.0.0.1 or 0.0.0.0";
                }
                if (message.contains("ermission")) {
                    return "port " + options.port() + " needs more rights than this program has; take one above 1023";
                }
                return "cannot listen on " + options.host() + ":" + options.port() + ": " + message;
            }
        }
        return "cannot listen on " + options.host() + ":" + options.port() + ": " + e.getMessage();
    }
}
