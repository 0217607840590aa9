package app.lading.client.link;

import app.lading.model.api.Api;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// The transport on OkHttp 5: it brings TLS, proxies, trust and connection reuse.
///
/// Its threads are daemons named `lading-link-N`, one for each open socket; none keeps the process alive.
public final class OkHttpTransport implements Transport, Greeter {
    private static final int IDLE_CONNECTIONS = 4;
    private static final long IDLE_SECONDS = 30;

    private final LinkSettings settings;
    private final ThreadPoolExecutor threads;
    private final OkHttpClient callClient;
    private final OkHttpClient socketClient;
    private final FrameBuffers buffers = new FrameBuffers();
    private final Set<LaneLink> lanes = ConcurrentHashMap.newKeySet();
    private final Supplier<LinkJson> json = new Lazy<>(LinkJson::new);
    private final Proxies proxies;
    private final CertificateCheck certificates;
    private final SSLContext tls;

    /// A transport that finds its way and believes as the system does.
    public OkHttpTransport(LinkSettings settings) {
        this(settings, Route.SYSTEM);
    }

    /// A transport that finds its way and believes as it is told.
    public OkHttpTransport(LinkSettings settings, Route route) {
        this.settings = settings;
        this.proxies = new Proxies(route.proxy());
        try {
            this.certificates = CertificateCheck.of(route.trust());
            this.tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {certificates}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make encrypted connections", e);
        }
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("lading-link-", 1).daemon().factory());
        OkHttpClient usual = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(threads))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                // One protocol for calls and sockets: the upgrade to a WebSocket exists in HTTP/1.1 only.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.callTimeout())
                .writeTimeout(settings.callTimeout())
                // A token must not follow a redirect to somebody else.
                .followRedirects(false)
                .followSslRedirects(false)
                .proxySelector(proxies)
                .socketFactory(new ChannelSockets())
                .sslSocketFactory(new NamedSockets(tls.getSocketFactory()), certificates)
                .build();
        this.callClient = usual.newBuilder()
                .hostnameVerifier(certificates.names(usual.hostnameVerifier()))
                .build();
        this.socketClient = callClient
                .newBuilder()
                .webSocketCloseTimeout(settings.closeTimeout())
                // No pings: behind megabytes of data on a slow line a pong comes too late, and the socket would be cut
                // while it works. Liveness is judged by progress.
                .pingInterval(Duration.ZERO)
                .build();
    }

    /// Finds its way and believes like this from now on. Connections that are open stay as they are.
    public void route(Route now) {
        proxies.choose(now.proxy());
        try {
            certificates.trust(now.trust());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot check certificates", e);
        }
        // A session that is taken up again would skip the check.
        SSLSessionContext sessions = tls.getClientSessionContext();
        for (byte[] id : Collections.list(sessions.getIds())) {
            SSLSession session = sessions.getSession(id);
            if (session != null) {
                session.invalidate();
            }
        }
        callClient.connectionPool().evictAll();
    }

    @Override
    public Api.Health greet(ServerAddress server) throws LinkException {
        HttpCalls calls = new HttpCalls(callClient, server, settings.userAgent(), null, json.get());
        return calls.health();
    }

    @Override
    public Api.SignedIn signIn(ServerAddress server, String user, char[] password) throws LinkException {
        HttpCalls calls = new HttpCalls(callClient, server, settings.userAgent(), null, json.get());
        return calls.post(Api.SESSION, new Api.SignIn(user, new String(password)), Api.SignedIn.class);
    }

    @Override
    public ServerApi api(ServerAddress server, Token token) {
        return new HttpServerApi(new HttpCalls(callClient, server, settings.userAgent(), token, json.get()));
    }

    @Override
    public Link connect(ServerAddress server, Token token, LinkKind kind, LinkListener listener) {
        Handshake handshake = new Handshake(socketClient, server, token, settings.userAgent());
        return switch (kind) {
            case CONTROL -> WebSocketLink.open(handshake, json.get(), listener);
            case LANE -> LaneLink.open(handshake, json.get(), settings.closeTimeout(), threads, buffers, lanes, listener);
        };
    }

    @Override
    public void close() {
        callClient.dispatcher().cancelAll();
        lanes.forEach(LaneLink::cut);
        callClient.connectionPool().evictAll();
        threads.shutdown();
    }
}
