package app.lading.client.desktop;

import app.lading.client.settings.JsonFile;
import app.lading.model.digest.Digests;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program for one state folder, by a file lock and a Unix-domain socket.
///
/// The lock says who is the running program, and the system gives it back when that ends in whatever way; so a
/// socket that was left behind is deleted by whoever holds the lock, and by nobody else. A second lock is held
/// while the socket is made: who comes in between waits for it, and not by the clock.
final class SocketInstance implements SingleInstance {
    private static final Logger LOG = LoggerFactory.getLogger(SocketInstance.class);
    /// The shortest that any system allows is 104 bytes, with the zero at the end.
    private static final int LONGEST_PATH = 100;

    private static final int NAME_BYTES = 8;
    private static final long RUNNING = 0;
    private static final long STARTING = 1;

    private final Path folder;
    private final Map<String, String> environment;

    SocketInstance(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public Claim claim(Handover mine, Consumer<Handover> others) {
        try {
            JsonFile.makeForOwner(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean kept = false;
            try {
                // Whoever starts at this moment as well waits here until there is a socket.
                @Nullable FileLock starting = lockStarting(channel);
                if (starting == null) {
                    return handOver(mine);
                }
                try (starting) {
                    if (tryLock(channel) != null) {
                        AutoCloseable hold = listen(channel, others);
                        kept = true;
                        return new Claim.First(hold);
                    }
                }
                return handOver(mine);
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            LOG.warn("whether this program runs already cannot be found out", e);
            return new Claim.Failed("Whether Lading runs already cannot be found out: " + e.getMessage());
        }
    }

    /// Waits while another start makes its socket. Null when this very process holds it.
    private static @Nullable FileLock lockStarting(FileChannel channel) throws IOException {
        try {
            return channel.lock(STARTING, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(RUNNING, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private AutoCloseable listen(FileChannel lock, Consumer<Handover> others) throws IOException {
        Path socket = socket();
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        boolean bound = false;
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            }
            bound = true;
        } finally {
            if (!bound) {
                server.close();
            }
        }
        HandoverListener listener = new HandoverListener(server, others);
        listener.start();
        return () -> {
            server.close();
            Files.deleteIfExists(socket);
            lock.close();
        };
    }

    private Claim handOver(Handover mine) throws IOException {
        Path socket = socket();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return HandoverLine.send(channel, mine)
                    ? new Claim.HandedOver()
                    : new Claim.Failed("Lading runs already, but does not answer. End it, and start it again.");
        } catch (IOException e) {
            LOG.warn("the running program cannot be reached at {}", socket, e);
            return new Claim.Failed("Lading runs already, but cannot be reached. End it, and start it again.");
        }
    }

    /// In the state folder, or where that is too deep for a socket, in a folder of this person's alone.
    Path socket() throws IOException {
        Path near = folder.toAbsolutePath().resolve("instance.sock");
        if (near.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
            return near;
        }
        byte[] digest =
                Digests.sha256().digest(folder.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
        String name = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        String runtime = environment.get("XDG_RUNTIME_DIR");
        Path base = runtime != null && Files.isDirectory(Path.of(runtime))
                ? Path.of(runtime)
                : Path.of(System.getProperty("java.io.tmpdir"));
        Path own = base.resolve("lading-" + name);
        JsonFile.makeForOwner(own);
        if (!Files.getOwner(own).equals(Files.getOwner(folder))) {
            throw new IOException("the folder " + own + " belongs to somebody else; delete it");
        }
        return own.resolve("i.sock");
    }
}
