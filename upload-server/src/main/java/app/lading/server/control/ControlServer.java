package app.lading.server.control;

import app.lading.model.error.ErrorCode;
import app.lading.model.name.FileNames;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The local socket through which `lading-server user` and `verify` reach a running server. It lies in the data
/// folder, or, where that path is too long for a socket, in a folder of its own among the temporary files; only
/// the operating system's user of the server can open it. One request for each connection.
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final String NAME = "control.sock";

    /// `sockaddr_un` holds 104 bytes on macOS and 108 on Linux, the terminating zero included.
    private static final int MAX_PATH_BYTES = 103;

    private static final int CONNECTIONS = 4;

    private final ServerSocketChannel listening;
    private final Path path;
    private final @Nullable Path ownFolder;
    private final Administration administration;
    private final ExecutorService connections;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

    private ControlServer(
            ServerSocketChannel listening, Path path, @Nullable Path ownFolder, Administration administration) {
        this.listening = listening;
        this.path = path;
        this.ownFolder = ownFolder;
        this.administration = administration;
        this.connections = Executors.newFixedThreadPool(
                CONNECTIONS,
                Thread.ofPlatform().name("lading-control-", 0).daemon().factory());
    }

    /// Starts to listen. The caller holds the lock of the data folder, so a socket that lies there is a dead
    /// one's.
    public static ControlServer start(Path data, Administration administration) throws IOException {
        Path path = data.toAbsolutePath().resolve(NAME);
        @Nullable Path ownFolder = null;
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            ownFolder = Files.createTempDirectory("lading-");
            path = ownFolder.resolve(NAME);
        }
        Files.deleteIfExists(path);
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listening.bind(UnixDomainSocketAddress.of(path));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            listening.close();
            throw e;
        }
        ControlServer server = new ControlServer(listening, path, ownFolder, administration);
        Thread.ofPlatform().name("lading-control").daemon().start(server::accept);
        return server;
    }

    /// Where the socket lies.
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (SocketChannel connection : open) {
                connection.close();
            }
            Files.deleteIfExists(path);
            if (ownFolder != null) {
                Files.deleteIfExists(ownFolder);
            }
        } catch (IOException e) {
            LOG.warn("The control socket {} could not be removed: {}", path, e.getMessage());
        }
        connections.shutdown();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel connection = listening.accept();
                open.add(connection);
                connections.execute(() -> serve(connection));
            }
        } catch (ClosedChannelException e) {
            LOG.debug("The control socket is closed");
        } catch (IOException e) {
            LOG.error("The control socket failed; 'user' and 'verify' work again after a restart of the server", e);
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(connection));
            ControlRequest request;
            try {
                request = JsonLines.read(in, ControlRequest.class);
            } catch (IOException e) {
                ControlAnswer refusal = new ControlAnswer.Refused(
                        ErrorCode.BAD_REQUEST.wireName(),
                        String.valueOf(e.getMessage()),
                        "Use the lading-server that is running, in the same version.");
                JsonLines.write(out, refusal, ControlAnswer.class);
                return;
            }
            LOG.info("Administrator: {}", FileNames.visible(request.toString()));
            administration.handle(request, answer -> {
                try {
                    JsonLines.write(out, answer, ControlAnswer.class);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            LOG.info("The administrator's program went away: {}", e.getMessage());
        } finally {
            open.remove(connection);
        }
    }
}
