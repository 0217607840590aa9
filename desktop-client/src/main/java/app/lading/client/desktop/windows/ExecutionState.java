package app.lading.client.desktop.windows;

import app.lading.client.desktop.KeepAwake;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps Windows awake by `SetThreadExecutionState`. The wish belongs to the thread that says it, so one thread
/// says all of them.
final class ExecutionState implements KeepAwake {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionState.class);
    private static final int CONTINUOUS = 0x80000000;
    private static final int SYSTEM_REQUIRED = 0x00000001;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("lading-awake").daemon().factory());
    private @Nullable Kernel32 kernel;
    private int holds;

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public Hold hold(String reason) {
        AtomicBoolean held = new AtomicBoolean(true);
        thread.execute(() -> change(1));
        return () -> {
            if (held.compareAndSet(true, false)) {
                thread.execute(() -> change(-1));
            }
        };
    }

    private void change(int by) {
        try {
            Kernel32 known = kernel;
            if (known == null) {
                known = new Kernel32();
                kernel = known;
            }
            holds += by;
            int flags = holds > 0 ? CONTINUOUS | SYSTEM_REQUIRED : CONTINUOUS;
            if (known.setThreadExecutionState(flags) == 0) {
                LOG.warn("Windows does not let this program keep the machine awake");
            }
        } catch (RuntimeException e) {
            LOG.warn("the machine cannot be kept awake", e);
        }
    }
}
