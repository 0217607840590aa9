package app.lading.server.access.socket;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.frame.CloseCode;
import app.lading.model.frame.WebSocketKey;
import app.lading.server.access.http.Credentials;
import app.lading.server.access.http.OwnAddress;
import app.lading.server.access.http.Problems;
import app.lading.server.access.http.RemoteAddress;
import app.lading.server.logic.Session;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.StreamConnection;

/// `GET /api/socket`: all that is checked before the `101`, in the order of `PROTOCOL.md`, section 4. Whoever
/// is refused gets an ordinary HTTP answer, so that any client can show why.
///
/// Nothing here waits, so it runs on the I/O thread.
public final class SocketHandshake implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SocketHandshake.class);
    private static final HttpString VERSION = new HttpString("Sec-WebSocket-Version");
    private static final HttpString KEY = new HttpString("Sec-WebSocket-Key");
    private static final HttpString PROTOCOL = new HttpString("Sec-WebSocket-Protocol");
    private static final HttpString ACCEPT = new HttpString("Sec-WebSocket-Accept");

    private final SocketServices services;
    private final SocketRegistry registry;
    private final OwnAddress ownAddress;
    private final String serverName;
    private final long maxFileSize;

    /// The handshake of a server.
    ///
    /// @param serverName name and version of the program, for `welcome`
    /// @param maxFileSize bytes, for `welcome`
    public SocketHandshake(
            SocketServices services,
            SocketRegistry registry,
            OwnAddress ownAddress,
            String serverName,
            long maxFileSize) {
        this.services = services;
        this.registry = registry;
        this.ownAddress = ownAddress;
        this.serverName = serverName;
        this.maxFileSize = maxFileSize;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        try {
            String accept = checkHandshake(exchange);
            ownAddress.check(exchange);
            Session session = checkSession(exchange);
            upgrade(exchange, accept, session);
        } catch (LadingException e) {
            Problems.send(exchange, e);
        }
    }

    /// Whether it is a handshake of our kind.
    ///
    /// @return the answer to the client's key
    private static String checkHandshake(HttpServerExchange exchange) throws LadingException {
        HeaderMap headers = exchange.getRequestHeaders();
        @Nullable String key = headers.getFirst(KEY);
        if (!names(headers, Headers.UPGRADE, "websocket")
                || !names(headers, Headers.CONNECTION, "upgrade")
                || key == null
                || headers.count(KEY) != 1
                || !WebSocketKey.isValid(key)
                || !exchange.isHttp11()
                || !exchange.isRequestComplete()) {
            throw new LadingException(
                    ErrorCode.BAD_REQUEST,
                    "this address takes WebSocket handshakes (RFC 6455) only: GET without a body, with Upgrade, Connection,"
                            + " Sec-WebSocket-Version and Sec-WebSocket-Key");
        }
        if (!names(headers, VERSION, "13")) {
            exchange.getResponseHeaders().put(VERSION, "13");
            throw new LadingException(ErrorCode.UNSUPPORTED, "Sec-WebSocket-Version must be 13");
        }
        if (!namesExactly(headers, PROTOCOL, Api.SUBPROTOCOL)) {
            throw new LadingException(
                    ErrorCode.UNSUPPORTED, "Sec-WebSocket-Protocol must offer '" + Api.SUBPROTOCOL + "'");
        }
        return WebSocketKey.accept(key);
    }

    private Session checkSession(HttpServerExchange exchange) throws LadingException {
        Optional<Session> session = Credentials.token(exchange).flatMap(services.sessions()::check);
        return session.orElseThrow(
                () -> new LadingException(ErrorCode.NOT_SIGNED_IN, "a socket needs a session that has not expired"));
    }

    private void upgrade(HttpServerExchange exchange, String accept, Session session) throws LadingException {
        String user = session.user().name();
        if (!registry.takePlace(user)) {
            throw new LadingException(
                    ErrorCode.TOO_MANY_SOCKETS,
                    "a user has at most " + services.limits().socketsPerUser() + " sockets");
        }
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                registry.leavePlace(user);
            }
        };
        if (registry.isDraining()) {
            leave.run();
            throw new LadingException(ErrorCode.DRAINING, "the server is about to stop");
        }
        // Whatever happens to the connection from here on, the place is given back.
        exchange.getConnection().addCloseListener(closed -> leave.run());
        String remote = RemoteAddress.of(exchange);
        exchange.getResponseHeaders()
                .put(Headers.UPGRADE, "websocket")
                .put(ACCEPT, accept)
                .put(PROTOCOL, Api.SUBPROTOCOL);
        exchange.upgradeChannel((connection, upgraded) -> begin(connection, upgraded, session, remote, leave));
        exchange.endExchange();
    }

    private void begin(
            StreamConnection connection, HttpServerExchange upgraded, Session session, String remote, Runnable leave) {
        UploadSocket socket = new UploadSocket(connection, session, remote, services, leave, registry::remove);
        registry.add(socket);
        upgraded.getConnection().addCloseListener(closed -> socket.abort("the connection was closed"));
        LOG.debug("Open: {}", socket);
        socket.start(serverName, maxFileSize);
        if (registry.isDraining()) {
            socket.close(CloseCode.RESTART, "the server is stopping");
        }
    }

    /// Whether a header that is a comma-separated list has this member, in whatever case.
    private static boolean names(HeaderMap headers, HttpString header, String member) {
        return members(headers, header).anyMatch(value -> value.equalsIgnoreCase(member));
    }

    private static boolean namesExactly(HeaderMap headers, HttpString header, String member) {
        return members(headers, header).anyMatch(member::equals);
    }

    private static Stream<String> members(HeaderMap headers, HttpString header) {
        @Nullable HeaderValues values = headers.get(header);
        return values == null
                ? Stream.empty()
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip);
    }
}
