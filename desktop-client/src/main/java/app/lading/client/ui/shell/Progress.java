package app.lading.client.ui.shell;

import app.lading.client.desktop.KeepAwakeGuard;
import app.lading.client.desktop.TaskbarProgress;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Snapshot;
import java.util.List;

/// What title and taskbar say about all queues together.
///
/// @param moving items under way
/// @param waiting items that wait for something that heals by itself
/// @param failed whether something will not heal by waiting
/// @param paused whether everything that is left was paused, or waits because a person set it so
/// @param bytes of everything that is not over
/// @param moved of them
record Progress(int moving, int waiting, boolean failed, boolean paused, long bytes, long moved) {

    static Progress of(List<Snapshot> snapshots) {
        int moving = 0;
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
        return new Progress(moving, waiting, failed, left > 0 && pausedItems == left, bytes, moved);
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
            return TaskbarProgress.State.NONE;
        }
        if (paused) {
            return TaskbarProgress.State.PAUSED;
        }
        return failed ? TaskbarProgress.State.FAILED : TaskbarProgress.State.NORMAL;
    }
}
