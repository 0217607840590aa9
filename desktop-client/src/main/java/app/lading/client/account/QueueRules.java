package app.lading.client.account;

import app.lading.client.account.SessionHold.Reason;
import app.lading.client.settings.LimitRule.Rate;
import app.lading.client.settings.LimitSchedule;
import app.lading.client.settings.NetworkSettings.MeteredPolicy;
import app.lading.client.settings.Settings;
import app.lading.client.settings.UploadSettings;
import app.lading.client.transfer.ScanRules;
import app.lading.client.transfer.UploadQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a queue may do now: how fast it sends, how much at once, and whether it waits, by what is set, by the hour and
/// by the kind of the network. Thread safe; nothing waits.
final class QueueRules implements AutoCloseable {
    /// A machine that slept, or whose clock was put, is noticed after this long at most.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final AccountSessions.World world;
    private final UploadQueue queue;
    private final Runnable changed;
    private boolean metered;
    private boolean meteredAllowed;
    private boolean closed;
    private @Nullable SessionHold hold;
    private @Nullable ScheduledFuture<?> next;
    private @Nullable Settings applied;

    /// Nothing is applied yet.
    ///
    /// @param metered whether the network costs by the byte
    /// @param changed runs after [#hold] has changed, on any thread
    QueueRules(AccountSessions.World world, UploadQueue queue, boolean metered, Runnable changed) {
        this.world = world;
        this.queue = queue;
        this.metered = metered;
        this.changed = changed;
    }

    /// Why the whole queue waits although nobody paused it.
    synchronized Optional<SessionHold> hold() {
        return Optional.ofNullable(hold);
    }

    /// Says whether the network costs by the byte; what follows is in the settings.
    void metered(boolean now) {
        synchronized (this) {
            if (metered == now) {
                return;
            }
            metered = now;
            meteredAllowed = false;
        }
        apply();
    }

    /// The person said yes to [SessionHold.Reason#METERED_ASK]; holds until the network changes its kind.
    void allowMetered() {
        synchronized (this) {
            meteredAllowed = true;
        }
        apply();
    }

    /// Makes the queue follow what is set and what the hour says.
    void apply() {
        boolean isOther;
        synchronized (this) {
            if (closed) {
                return;
            }
            Settings now = world.settings().get();
            Instant at = world.clock().instant();
            LimitSchedule.Holding holding =
                    LimitSchedule.of(now.network(), world.zone()).at(at);
            applyUploads(now.uploads(), applied == null ? null : applied.uploads());
            applied = now;
            queue.limit(
                    holding.rate().kind() == Rate.Kind.LIMITED ? holding.rate().bytesPerSecond() : 0);
            isOther = applyHold(holdNow(holding, now.network().metered()));
            wakeUpAt(at, holding.until());
        }
        if (isOther) {
            changed.run();
        }
    }

    private void applyUploads(UploadSettings now, @Nullable UploadSettings before) {
        if (now.equals(before)) {
            return;
        }
        queue.parallel(now.parallel());
        queue.rules(new ScanRules(now.ignore(), now.followLinks(), now.keepEmptyFolders()));
    }

    private @Nullable SessionHold holdNow(LimitSchedule.Holding holding, MeteredPolicy policy) {
        if (holding.rate().kind() == Rate.Kind.STOPPED) {
            return new SessionHold(Reason.OUTSIDE_HOURS, holding.until());
        }
        if (!metered || meteredAllowed) {
            return null;
        }
        return switch (policy) {
            case PAUSE -> new SessionHold(Reason.METERED, null);
            case ASK -> new SessionHold(Reason.METERED_ASK, null);
            case CONTINUE -> null;
        };
    }

    /// The person's own switch over the queue is left alone.
    private boolean applyHold(@Nullable SessionHold now) {
        if (Objects.equals(hold, now)) {
            return false;
        }
        hold = now;
        queue.hold(now == null ? null : now.waiting());
        return true;
    }

    private void wakeUpAt(Instant now, @Nullable Instant change) {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        if (change == null) {
            return;
        }
        Duration wait = Duration.between(now, change);
        long millis = Math.clamp(wait.toMillis() + 1, 1, LONGEST_WAIT.toMillis());
        next = world.timer().schedule(this::apply, millis, TimeUnit.MILLISECONDS);
    }

    /// From now on nothing is changed any more.
    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
