package app.lading.client.ui.shell;

import app.lading.client.desktop.KeepAwakeGuard;
import app.lading.client.desktop.TaskbarProgress;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Snapshot;
import app.lading.client.ui.text.Words;
import java.util.List;

/// What title and taskbar say about all queues together.
///
/// @param moving items under way
/// @param scanning items of which more may be found
/// @param waiting items that wait for something that heals by itself
/// @param failed whether something will not heal by waiting
/// @param paused whether everything that is left was paused, or waits because a person set it so
/// @param bytes of everything that is not over
/// @param moved of them
/// @param left items that are not over
record Progress(
        int moving, int scanning, int waiting, boolean failed, boolean paused, long bytes, long moved, long left) {

    static Progress of(List<Snapshot> snapshots) {
        int moving = 0;
        int scanning = 0;
        int waiting = 0;
        boolean failed = false;
        long left = 0;
        long pausedItems = 0;
        long bytes = 0;
        long moved = 0;
        for (Snapshot snapshot : snapshots) {
            for (ItemView item : snapshot.items()) {
                FileState state = item.state();
                failed |= item.failed() > 0;
                if (state.isEnd()) {
                    continue;
                }
                left++;
                scanning += item.scanning() ? 1 : 0;
                bytes += item.bytes();
                moved += item.movedBytes();
                switch (state) {
                    case UPLOADING, CHECKING, VERIFYING -> moving++;
                    case WAITING -> {
                        boolean held = snapshot.hold() != null;
                        waiting += held ? 0 : 1;
                        pausedItems += held ? 1 : 0;
                    }
                    case PAUSED -> pausedItems++;
                    default -> pausedItems += snapshot.pausedAll() ? 1 : 0;
                }
            }
        }
        return new Progress(moving, scanning, waiting, failed, left > 0 && pausedItems == left, bytes, moved, left);
    }

    /// Whether nothing is left to be done.
    boolean isRest() {
        return left == 0;
    }

    /// What the window is called now.
    Words title() {
        if (isRest()) {
            return Words.of("app.name");
        }
        if (paused) {
            return Words.of("app.title.paused");
        }
        if (!isBusy()) {
            return Words.of(scanning > 0 ? "app.title.scanning" : "app.name");
        }
        return moving == 0 && waiting > 0
                ? Words.of("app.title.waiting", percent())
                : Words.of("app.title.percent", percent());
    }

    boolean isBusy() {
        return bytes > 0;
    }

    /// How much of the work is done, 0 to 1.
    double fraction() {
        return bytes == 0 ? 0 : Math.min(1, moved / (double) bytes);
    }

    /// The same, as whole percents that reach 100 only at the end.
    int percent() {
        return bytes == 0 ? 0 : (int) Math.min(99, moved * 100 / bytes);
    }

    /// What keeps the machine awake.
    KeepAwakeGuard.Activity activity() {
        if (moving > 0) {
            return KeepAwakeGuard.Activity.MOVING;
        }
        return waiting > 0 ? KeepAwakeGuard.Activity.WAITING : KeepAwakeGuard.Activity.RESTING;
    }

    TaskbarProgress.State state() {
        if (!isBusy()) {
            return scanning > 0 ? TaskbarProgress.State.INDETERMINATE : TaskbarProgress.State.NONE;
        }
        if (paused) {
            return TaskbarProgress.State.PAUSED;
        }
        return failed ? TaskbarProgress.State.FAILED : TaskbarProgress.State.NORMAL;
    }
}
