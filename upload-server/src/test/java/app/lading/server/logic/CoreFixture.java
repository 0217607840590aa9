package app.lading.server.logic;

import app.lading.server.storage.TestDisk;
import app.lading.server.storage.UnforcedWrites;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Opens servers without a network, on a disk that a test can look into.
final class CoreFixture implements AutoCloseable {
    static final CoreOptions OPTIONS = CoreOptions.standard().withReserveBytes(0L);

    private final List<ServerCore> opened = new ArrayList<>();
    private final UnforcedWrites unforced = new UnforcedWrites();
    private TestDisk disk;
    private boolean reserves = true;

    /// From now on servers are opened on disks that cannot hold space for a file before its bytes come.
    void reserveNothing() {
        reserves = false;
    }

    ServerCore open(Path data) {
        return open(data, OPTIONS);
    }

    ServerCore open(Path data, CoreOptions options) {
        AtomicReference<TestDisk> wrapped = new AtomicReference<>();
        try {
            ServerCore core = ServerCore.open(data, options, real -> {
                TestDisk opening = new TestDisk(real, unforced);
                if (!reserves) {
                    opening.reserveNothing();
                }
                wrapped.set(opening);
                return opening;
            });
            opened.add(core);
            disk = wrapped.get();
            return core;
        } catch (Exception e) {
            throw new AssertionError("the server does not open", e);
        }
    }

    /// The disk of the server that was opened last.
    TestDisk disk() {
        return disk;
    }

    /// What a power cut now leaves behind: what was forced.
    Path powerCut(Path data, Path copy) {
        try {
            return unforced.cutPower(data, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a server that dies now leaves behind: all files as the system sees them.
    static Path killed(Path data, Path copy) {
        try {
            Files.walkFileTree(data, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    Files.createDirectories(copy.resolve(data.relativize(folder).toString()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    try {
                        Files.copy(
                                file,
                                copy.resolve(data.relativize(file).toString()),
                                StandardCopyOption.REPLACE_EXISTING,
                                StandardCopyOption.COPY_ATTRIBUTES);
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        opened.forEach(ServerCore::close);
    }
}
