package app.lading.client.ui.queue;

import app.lading.client.store.Receipt;
import app.lading.client.transfer.ItemView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns that a person can choose from, in their first order.
public enum QueueColumn {
    POSITION("position", 56, false),
    NAME("name", 240, true),
    SIZE("size", 76, true),
    PROGRESS("progress", 128, true),
    SPEED("speed", 80, true),
    LEFT("left", 88, true),
    STATUS("status", 260, true),
    DESTINATION("destination", 150, false),
    ADDED("added", 110, false),
    FINISHED("finished", 110, false),
    DIGEST("digest", 220, false),
    TRIES("tries", 64, false),
    SOURCE("source", 260, false);

    private final String key;
    private final double width;
    private final boolean shown;

    QueueColumn(String key, double width, boolean shown) {
        this.key = key;
        this.width = width;
        this.shown = shown;
    }

    /// The end of its key in the texts, and its id.
    public String key() {
        return key;
    }

    /// The width in the beginning.
    double width() {
        return width;
    }

    /// Whether it is there in the beginning.
    boolean shown() {
        return shown;
    }

    boolean isNumber() {
        return switch (this) {
            case POSITION, SIZE, SPEED, LEFT, TRIES -> true;
            default -> false;
        };
    }

    /// The order that a click on its header takes.
    Comparator<QueueRow> order() {
        return switch (this) {
            case POSITION -> Comparator.comparingLong(row -> row.item().position());
            case NAME -> Comparator.comparing(row -> row.name().toLowerCase(Locale.ROOT));
            case SIZE -> Comparator.comparingLong(row -> row.item().bytes());
            case PROGRESS -> Comparator.comparingDouble(RowProgress::share);
            case SPEED -> Comparator.comparingLong(row -> row.item().bytesPerSecond());
            case LEFT -> Comparator.comparing(row -> left(row.item().left()));
            case STATUS -> Comparator.comparing(row -> row.item().state());
            case DESTINATION -> Comparator.comparing(row -> row.item().folder());
            case ADDED -> Comparator.comparing(row -> row.item().added());
            case FINISHED -> Comparator.comparing(QueueColumn::finished);
            case DIGEST -> Comparator.comparing(QueueColumn::digest);
            case TRIES -> Comparator.comparingInt(QueueRow::tries);
            case SOURCE -> Comparator.comparing(row -> row.item().path().toString());
        };
    }

    private static Duration left(@Nullable Duration left) {
        return left == null ? Duration.ofDays(1000) : left;
    }

    /// What has none comes last.
    private static String digest(QueueRow row) {
        Receipt receipt = row.item().receipt();
        return receipt == null ? "\uffff" : receipt.fingerprint();
    }

    private static Instant finished(QueueRow row) {
        ItemView item = row.item();
        return item.finished() == null ? Instant.MAX : item.finished();
    }
}
