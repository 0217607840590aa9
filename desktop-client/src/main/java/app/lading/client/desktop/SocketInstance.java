package app.lading.client.desktop;

import app.lading.client.settings.JsonFile;
import app.lading.model.digest.Digests;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One program for one state folder, by a file lock and a Unix-domain socket.
///
/// The lock says who is the running program, and the system gives it back when that ends in whatever way; so a
/// socket that was left behind is deleted by whoever holds the lock, and by nobody else. A second lock is held
/// until it is clear what becomes of a start: who comes in between waits for it, and not by the clock.
final class SocketInstance implements SingleInstance {
    private static final Logger LOG = LoggerFactory.getLogger(SocketInstance.class);
    /// The shortest that any system allows is 104 bytes, with the zero at the end.
    private static final int LONGEST_PATH = 100;

    private static final int NAME_BYTES = 8;
    private static final long RUNNING = 0;
    private static final long STARTING = 1;
    /// A program that ends gives up on its queues and files before this.
    private static final int END_SECONDS = 25;
    /// One that says nothing may have come to its end at that moment.
    private static final int SILENT_SECONDS = 3;

    /// A program that is ending was waited for long enough.
    private static final class EndlessException extends IOException {
        private static final long serialVersionUID = 1L;

        private final HandoverLine.Reply reply;

        EndlessException(HandoverLine.Reply reply, Exception cause) {
            super(cause);
            this.reply = reply;
        }
    }

    private final Path folder;
    private final Map<String, String> environment;

    SocketInstance(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public Claim claim(Handover mine, Predicate<Handover> others) {
        try {
            JsonFile.makeForOwner(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            boolean kept = false;
            try {
                // Whoever starts at this moment as well waits here until there is a socket.
                @Nullable FileLock starting = lockStarting(channel);
                if (starting == null) {
                    return handOver(mine) == HandoverLine.Reply.TAKEN ? new Claim.HandedOver() : noAnswer();
                }
                try (starting) {
                    if (tryLock(channel) == null) {
                        HandoverLine.Reply reply = handOver(mine);
                        if (reply == HandoverLine.Reply.TAKEN) {
                            return new Claim.HandedOver();
                        }
                        waitForTheEnd(channel, reply);
                    }
                    AutoCloseable hold = listen(channel, others);
                    kept = true;
                    return new Claim.First(hold);
                }
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        } catch (EndlessException e) {
            LOG.warn("the running program neither answers nor ends", e);
            return e.reply == HandoverLine.Reply.NONE
                    ? noAnswer()
                    : new Claim.Failed(
                            Claim.Why.ENDING,
                            "Lading is ending since a while. Wait until it has ended, and start it again.");
        } catch (IOException e) {
            LOG.warn("whether this program runs already cannot be found out", e);
            return new Claim.Failed(
                    Claim.Why.UNKNOWN, "Whether Lading runs already cannot be found out: " + e.getMessage());
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

    /// Waits for the lock of a program that is ending. The channel knows no patience: it is closed when that ends.
    private static void waitForTheEnd(FileChannel channel, HandoverLine.Reply reply) throws IOException {
        int seconds = reply == HandoverLine.Reply.ENDING ? END_SECONDS : SILENT_SECONDS;
        CompletableFuture<Void> got = new CompletableFuture<>();
        CompletableFuture<Void> watch =
                got.copy().orTimeout(seconds, TimeUnit.SECONDS).exceptionally(e -> close(channel));
        try {
            channel.lock(RUNNING, 1, false);
        } catch (ClosedChannelException | OverlappingFileLockException e) {
            throw new EndlessException(reply, e);
        } finally {
            got.complete(null);
            watch.join();
        }
    }

    private static Void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a lock file could not be closed", e);
        }
        return null;
    }

    private AutoCloseable listen(FileChannel lock, Predicate<Handover> others) throws IOException {
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

    private HandoverLine.Reply handOver(Handover mine) throws IOException {
        Path socket = socket();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return HandoverLine.send(channel, mine);
        } catch (IOException e) {
            LOG.warn("the running program cannot be reached at {}", socket, e);
            return HandoverLine.Reply.NONE;
        }
    }

    private static Claim noAnswer() {
        return new Claim.Failed(
                Claim.Why.NO_ANSWER, "Lading runs already, but does not answer. End it, and start it again.");
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
