package app.lading.client.ui.queue;

import app.lading.client.transfer.Bottleneck;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.time.Duration;

/// What the foot of the window says about the whole queue.
public final class FooterText {
    private final Formats formats;
    private final Texts texts;
    private final WaitText waits;

    FooterText(Formats formats, WaitText waits) {
        this.formats = formats;
        this.texts = formats.texts();
        this.waits = waits;
    }

    /// `788 GB of 1.4 TB`; with a plus while folders are still walked; empty without anything to send.
    public String bytes(Snapshot snapshot) {
        Totals totals = snapshot.totals();
        if (totals.files() == 0) {
            return "";
        }
        return texts.get(
                totals.scanning() ? "queue.of.more" : "queue.of",
                formats.sizes().format(totals.movedBytes()),
                formats.sizes().format(totals.bytes()));
    }

    /// The filled part of the bar.
    ///
    /// @return 0 to 1
    public static double share(Snapshot snapshot) {
        Totals totals = snapshot.totals();
        return totals.bytes() == 0 ? 0 : Math.clamp((double) totals.movedBytes() / totals.bytes(), 0, 1);
    }

    /// `122 MB/s`; empty when nothing moves.
    public String speed(Snapshot snapshot) {
        return formats.sizes().speed(snapshot.totals().bytesPerSecond());
    }

    /// `about 1 h 30 left`, "All done", or why there is no time.
    public String left(Snapshot snapshot) {
        Totals totals = snapshot.totals();
        Duration left = totals.left();
        if (snapshot.pausedAll()) {
            return texts.get("queue.foot.paused");
        }
        if (totals.files() + totals.folders().all() > 0 && totals.idle()) {
            return isClean(totals) ? texts.get("queue.foot.done") : texts.get("queue.foot.rest");
        }
        if (snapshot.hold() != null && totals.files() + totals.folders().all() > 0) {
            return waits.title(snapshot.hold());
        }
        if (totals.scanning()) {
            return texts.get("queue.foot.scanning");
        }
        if (left == null) {
            return "";
        }
        return texts.get("queue.foot.left", formats.durations().about(left));
    }

    private static boolean isClean(Totals totals) {
        FolderCounts folders = totals.folders();
        return totals.failed() == 0
                && totals.asking() == 0
                && totals.cancelledFiles() + folders.cancelled() == 0
                && totals.doneFiles() + totals.skippedFiles() >= totals.files()
                && folders.done() + folders.skipped() >= folders.all();
    }

    /// `Limited by: your network`; empty when nothing is sent.
    public String limitedBy(Snapshot snapshot) {
        Bottleneck cause = snapshot.limitedBy();
        if (cause == Bottleneck.NONE) {
            return "";
        }
        return texts.get(
                "queue.foot.limitedBy",
                texts.get(
                        switch (cause) {
                            case NONE, NETWORK -> "queue.limitedBy.network";
                            case YOUR_LIMIT -> "queue.limitedBy.limit";
                            case SERVER -> "queue.limitedBy.server";
                            case DISK -> "queue.limitedBy.disk";
                        }));
    }

    /// The speed limit of now.
    public String limit(Snapshot snapshot) {
        return snapshot.limit() == 0
                ? texts.get("queue.limit.none")
                : texts.get("queue.limit", formats.sizes().rate(snapshot.limit()));
    }

    /// How the connection is.
    public String connection(Snapshot snapshot, boolean secure) {
        ConnectionState connection = snapshot.connection();
        if (connection.connected()) {
            return texts.get(secure ? "queue.connected.tls" : "queue.connected");
        }
        if (connection.waiting() == null) {
            return texts.get("queue.connecting");
        }
        return waits.title(connection.waiting());
    }
}
