package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Forces a whole volume in one call, where the system has one that also reports failures (Linux 5.8 and
/// later).
final class VolumeSync implements AutoCloseable {
    private final @Nullable LinuxCalls calls;
    private final int descriptor;

    private VolumeSync(@Nullable LinuxCalls calls, int descriptor) {
        this.calls = calls;
        this.descriptor = descriptor;
    }

    static VolumeSync open(Path folder) throws IOException {
        if (!LinuxCalls.syncReportsErrors()) {
            return new VolumeSync(null, -1);
        }
        LinuxCalls calls = new LinuxCalls();
        return new VolumeSync(calls, calls.openFolder(folder));
    }

    boolean usable() {
        return calls != null;
    }

    void sync() throws IOException {
        if (calls == null) {
            throw new IllegalStateException("this system cannot force a volume");
        }
        calls.sync(descriptor);
    }

    @Override
    public void close() throws IOException {
        if (calls != null) {
            calls.release(descriptor);
        }
    }
}
