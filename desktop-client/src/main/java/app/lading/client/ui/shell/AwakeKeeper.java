package app.lading.client.ui.shell;

import app.lading.client.desktop.KeepAwake;
import app.lading.client.desktop.PowerSource;
import app.lading.client.settings.PowerSettings.KeepAwakePolicy;
import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/// Keeps the machine awake while uploads are under way, and not a minute longer. Holds one wish at most.
///
/// For the thread of the window; the wish itself is made and taken back on another one, in order.
final class AwakeKeeper {
    /// A short break in the line is no reason to sleep; a network that stays away is.
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KeepAwake keepAwake;
    private final PowerSource power;
    private final UiThread ui;
    private final Executor inOrder;
    private final ReadOnlyBooleanWrapper awake = new ReadOnlyBooleanWrapper(this, "awake");
    private boolean wanted;
    private Instant lastMoved = Instant.MIN;
    // Touched on the other thread only.
    private KeepAwake.@Nullable Hold hold;

    /// Nothing is held yet.
    ///
    /// @param inOrder does one thing after the other; may block
    AwakeKeeper(KeepAwake keepAwake, PowerSource power, UiThread ui, Executor inOrder) {
        this.keepAwake = keepAwake;
        this.power = power;
        this.ui = ui;
        this.inOrder = inOrder;
    }

    /// Whether the machine is kept awake now.
    ReadOnlyBooleanProperty awakeProperty() {
        return awake.getReadOnlyProperty();
    }

    /// Says how things stand; called about once a second.
    ///
    /// @param moving how many uploads are under way
    /// @param waiting how many wait for a network or a server
    /// @param reason what the system shows to people who ask
    void update(int moving, int waiting, KeepAwakePolicy policy, Instant now, String reason) {
        if (moving > 0) {
            lastMoved = now;
        }
        boolean busy = moving > 0 || (waiting > 0 && now.isBefore(after(lastMoved)));
        boolean want = busy && policy != KeepAwakePolicy.NEVER && keepAwake.isAvailable();
        if (want != wanted) {
            wanted = want;
            inOrder.execute(() -> apply(want, policy, reason));
        }
    }

    /// Takes the wish back.
    void close() {
        wanted = false;
        inOrder.execute(() -> apply(false, KeepAwakePolicy.NEVER, ""));
    }

    private static Instant after(Instant moment) {
        return moment.equals(Instant.MIN) ? moment : moment.plus(PATIENCE);
    }

    private void apply(boolean want, KeepAwakePolicy policy, String reason) {
        boolean allowed = want && (policy == KeepAwakePolicy.ALWAYS || power.isOnMains());
        if (allowed && hold == null) {
            hold = keepAwake.hold(reason);
        } else if (!allowed && hold != null) {
            hold.close();
            hold = null;
        }
        ui.run(() -> awake.set(allowed));
    }
}
