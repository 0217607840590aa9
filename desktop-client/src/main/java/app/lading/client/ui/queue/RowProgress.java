package app.lading.client.ui.queue;

import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;

/// How far a row has come: its bar and the numbers beside it.
public final class RowProgress {
    private final Formats formats;
    private final Texts texts;

    RowProgress(Formats formats) {
        this.formats = formats;
        this.texts = formats.texts();
    }

    /// The percentage of the bar; empty when there is no bar.
    public String percent(QueueRow row) {
        return hasBar(row) ? texts.get("queue.percent", (int) Math.floor(100 * share(row))) : "";
    }

    /// The line under the bar: `13.1 GB of 41.0 GB`.
    public String sizes(QueueRow row) {
        ItemView item = row.item();
        ActiveFile active = row.active();
        if (!hasBar(row)) {
            return "";
        }
        if (item.state() == FileState.CHECKING && active != null && active.checkTotal() > 0) {
            return texts.get(
                    "queue.of",
                    formats.sizes().format(active.checked()),
                    formats.sizes().format(active.checkTotal()));
        }
        return texts.get(
                "queue.of",
                formats.sizes().format(item.movedBytes()),
                formats.sizes().format(item.bytes()));
    }

    /// Whether the row shows a bar: something is there, and it has not come to its end.
    public static boolean hasBar(QueueRow row) {
        ItemView item = row.item();
        return switch (item.state()) {
            case CHECKING, UPLOADING, VERIFYING -> true;
            case PAUSED, WAITING, FAILED, NEEDS_ATTENTION, QUEUED, CANCELLED ->
                item.movedBytes() > 0 && item.bytes() > 0;
            case SCANNING -> item.movedBytes() > 0;
            case DONE, SKIPPED -> false;
        };
    }

    /// The filled part of the bar.
    ///
    /// @return 0 to 1
    public static double share(QueueRow row) {
        ItemView item = row.item();
        ActiveFile active = row.active();
        if (item.state() == FileState.CHECKING && active != null && active.checkTotal() > 0) {
            return Math.clamp((double) active.checked() / active.checkTotal(), 0, 1);
        }
        return item.bytes() == 0 ? 0 : Math.clamp((double) item.movedBytes() / item.bytes(), 0, 1);
    }

    /// The part of the bar that was at the server before this run.
    ///
    /// @return 0 to 1, never more than [#share]
    public static double earlierShare(QueueRow row) {
        ItemView item = row.item();
        if (item.state() == FileState.CHECKING || item.bytes() == 0) {
            return 0;
        }
        return Math.min(share(row), (double) item.continuedAt() / item.bytes());
    }
}
