package app.lading.server.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// The three Linux calls that Java has no API for: `fallocate` (reserves space; unlike `posix_fallocate` it
/// says when the file system cannot, instead of writing zeros), `syncfs` (forces a whole volume in one
/// call), and `open` for both.
///
/// Thread safe.
final class LinuxCalls {
    private static final int O_RDONLY = 0;
    private static final int O_WRONLY = 1;
    private static final int O_CLOEXEC = 0x80000;
    private static final int EINTR = 4;
    private static final int ENOSPC = 28;
    private static final int ENOSYS = 38;
    private static final int EOPNOTSUPP = 95;
    private static final int EDQUOT = 122;

    private final Linker linker = Linker.nativeLinker();
    private final StructLayout stateLayout = Linker.Option.captureStateLayout();
    private final VarHandle errno = stateLayout.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private final MethodHandle open =
            handle("open", 2, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private final MethodHandle close =
            handle("close", 0, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private final MethodHandle fallocate = handle(
            "fallocate",
            0,
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG));
    private final MethodHandle syncfs =
            handle("syncfs", 0, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    /// Whether this is a 64-bit Linux whose C library has the calls.
    static boolean available() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                && ValueLayout.ADDRESS.byteSize() == Long.BYTES
                && Linker.nativeLinker().defaultLookup().find("fallocate").isPresent()
                && Linker.nativeLinker().defaultLookup().find("syncfs").isPresent();
    }

    /// Whether `syncfs` reports a failed write: since Linux 5.8 (see syncfs(2), "BUGS" and "NOTES").
    static boolean syncReportsErrors() {
        String[] version = System.getProperty("os.version", "0").split("[^0-9]+", 3);
        try {
            int major = Integer.parseInt(version[0]);
            int minor = version.length > 1 ? Integer.parseInt(version[1]) : 0;
            return available() && (major > 5 || (major == 5 && minor >= 8));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    boolean reserve(Path file, long size) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(stateLayout);
            int descriptor = openDescriptor(arena, state, file, O_WRONLY | O_CLOEXEC);
            try {
                int failure;
                do {
                    int result = (int) fallocate.invokeExact(state, descriptor, 0, 0L, size);
                    failure = result == 0 ? 0 : (int) errno.get(state, 0L);
                } while (failure == EINTR);
                return switch (failure) {
                    case 0 -> true;
                    case ENOSYS, EOPNOTSUPP -> false;
                    case ENOSPC, EDQUOT ->
                        throw new IOException(RealDisk.NO_SPACE + ": " + size + " bytes for " + file);
                    default ->
                        throw new IOException("fallocate of " + size + " bytes for " + file + ": errno " + failure);
                };
            } finally {
                closeDescriptor(state, descriptor);
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("calling fallocate", e);
        }
    }

    /// Opens a folder whose volume [#sync] is to force; the descriptor lives until [#release].
    int openFolder(Path folder) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return openDescriptor(arena, arena.allocate(stateLayout), folder, O_RDONLY | O_CLOEXEC);
        }
    }

    /// Forces everything that was written to the volume.
    void sync(int descriptor) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(stateLayout);
            int result = (int) syncfs.invokeExact(state, descriptor);
            if (result != 0) {
                throw new IOException("syncfs: errno " + (int) errno.get(state, 0L));
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("calling syncfs", e);
        }
    }

    /// Closes what [#openFolder] opened.
    void release(int descriptor) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            closeDescriptor(arena.allocate(stateLayout), descriptor);
        }
    }

    private void closeDescriptor(MemorySegment state, int descriptor) throws IOException {
        try {
            int result = (int) close.invokeExact(state, descriptor);
            if (result != 0) {
                throw new IOException("close: errno " + (int) errno.get(state, 0L));
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("calling close", e);
        }
    }

    private int openDescriptor(Arena arena, MemorySegment state, Path path, int flags) throws IOException {
        try {
            byte[] name = path.toString().getBytes(pathCharset());
            MemorySegment text = arena.allocate(name.length + 1L);
            MemorySegment.copy(name, 0, text, ValueLayout.JAVA_BYTE, 0, name.length);
            int descriptor = (int) open.invokeExact(state, text, flags);
            if (descriptor < 0) {
                throw new IOException("open " + path + ": errno " + (int) errno.get(state, 0L));
            }
            return descriptor;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new LinkageError("calling open", e);
        }
    }

    private static Charset pathCharset() {
        String name = System.getProperty("sun.jnu.encoding");
        return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    @SuppressWarnings("restricted")
    private MethodHandle handle(String name, int firstVariadic, FunctionDescriptor descriptor) {
        MemorySegment address = linker.defaultLookup().find(name).orElseThrow();
        Linker.Option capture = Linker.Option.captureCallState("errno");
        return firstVariadic == 0
                ? linker.downcallHandle(address, descriptor, capture)
                : linker.downcallHandle(address, descriptor, capture, Linker.Option.firstVariadicArg(firstVariadic));
    }
}
