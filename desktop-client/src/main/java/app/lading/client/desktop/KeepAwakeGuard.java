package app.lading.client.desktop;

import app.lading.client.settings.PowerSettings.KeepAwakePolicy;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Keeps the machine awake exactly as long as there is a reason: while bytes move, and for some minutes of
/// waiting after that. There is one hold at most, and it always ends. Thread safe; returns at once.
public final class KeepAwakeGuard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration MAINS_EVERY = Duration.ofSeconds(30);

    private final KeepAwake keepAwake;
    private final PowerSource powerSource;
    private final Executor worker;
    private final LongSupplier nanoTime;

    private long movedAt;
    private boolean movedLately;
    private boolean wanted;
    private boolean onlyOnMains;
    private String reason = "";
    private boolean settling;
    private boolean closed;
    private boolean held;
    private long mainsAt;
    private boolean mainsKnown;

    /// On the worker only.
    private KeepAwake.@Nullable Hold hold;

    /// What the queue does, as a state: not whether a byte went in this second.
    public enum Activity {
        /// Nothing to do, or nothing that would go on without a person.
        RESTING,
        /// It would go on, but the network or the server does not let it.
        WAITING,
        MOVING
    }

    /// Holds nothing yet.
    ///
    /// @param worker one thread that may block
    /// @param nanoTime as [System#nanoTime]
    public KeepAwakeGuard(KeepAwake keepAwake, PowerSource powerSource, Executor worker, LongSupplier nanoTime) {
        this.keepAwake = keepAwake;
        this.powerSource = powerSource;
        this.worker = worker;
        this.nanoTime = nanoTime;
    }

    /// Says how it stands; called once a second or so.
    ///
    /// @param why what the system shows to people who ask: "3 uploads"
    public synchronized void update(Activity activity, KeepAwakePolicy policy, String why) {
        long now = nanoTime.getAsLong();
        if (activity == Activity.MOVING) {
            movedAt = now;
            movedLately = true;
        } else if (activity == Activity.RESTING || now - movedAt > PATIENCE.toNanos()) {
            movedLately = false;
        }
        wanted = movedLately && policy != KeepAwakePolicy.NEVER;
        onlyOnMains = policy == KeepAwakePolicy.ON_MAINS;
        reason = why;
        boolean mainsAreDue = wanted && onlyOnMains && (!mainsKnown || now - mainsAt >= MAINS_EVERY.toNanos());
        boolean policyMayHaveChanged = wanted && !onlyOnMains && !held;
        if (mainsAreDue || policyMayHaveChanged || (!wanted && held)) {
            settle();
        }
        if (!wanted) {
            mainsKnown = false;
        }
    }

    private void settle() {
        if (!settling && !closed) {
            settling = true;
            worker.execute(this::settleNow);
        }
    }

    private void settleNow() {
        boolean want;
        boolean mains;
        String why;
        synchronized (this) {
            settling = false;
            want = wanted && !closed;
            mains = onlyOnMains;
            why = reason;
        }
        boolean hasPower = !want || !mains || powerSource.isOnMains();
        boolean now = want && hasPower;
        KeepAwake.Hold before = hold;
        if (now && before == null) {
            hold = keepAwake.hold(why);
        } else if (!now && before != null) {
            before.close();
            hold = null;
        }
        synchronized (this) {
            held = now;
            mainsAt = nanoTime.getAsLong();
            mainsKnown = want && mains;
        }
    }

    /// Whether the machine is kept awake now.
    public synchronized boolean isHeld() {
        return held;
    }

    /// Ends the hold, whatever the state.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        worker.execute(this::settleNow);
    }
}
