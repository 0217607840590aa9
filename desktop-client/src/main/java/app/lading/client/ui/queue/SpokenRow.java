package app.lading.client.ui.queue;

import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A row for a voice. Units are words here, because "22 min" and "8 s" are read as letters.
final class SpokenRow {
    private final Formats formats;
    private final Texts texts;
    private final RowText rows;

    SpokenRow(Formats formats, RowText rows) {
        this.formats = formats;
        this.texts = formats.texts();
        this.rows = rows;
    }

    /// The row as one sentence: "Interview.mov, 41 gigabytes, uploading, 37 percent, 22 minutes left, row 3 of 18".
    ///
    /// @param number of the row, from 1
    /// @param count how many rows there are
    String of(QueueRow row, RowWords state, long number, long count) {
        List<String> parts = new ArrayList<>();
        ItemView item = row.item();
        parts.add(rows.name(row));
        if (item.isFolder()) {
            parts.add(texts.count("queue.files", item.files()));
        }
        if (item.bytes() > 0) {
            parts.add(formats.sizes().spoken(item.bytes()));
        }
        state(item, state, parts);
        if (RowProgress.hasBar(row)) {
            parts.add(texts.get("queue.spoken.percent", (int) Math.floor(100 * RowProgress.share(row))));
        }
        Duration left = item.left();
        if (left != null && !item.state().isEnd()) {
            parts.add(texts.get("queue.spoken.left", formats.durations().spoken(left)));
        }
        parts.add(texts.get("queue.spoken.row", number, count));
        return String.join(texts.get("queue.row.comma"), parts);
    }

    private void state(ItemView item, RowWords state, List<String> parts) {
        Waiting waiting = item.state() == FileState.WAITING ? item.waiting() : null;
        if (waiting == null) {
            parts.add(small(state.title()));
        } else {
            parts.add(small(rows.waits().reason(waiting)));
            Duration until = until(waiting.until());
            if (!until.isZero()) {
                parts.add(texts.get("queue.spoken.again", formats.durations().spoken(until)));
            }
        }
        if (!state.detail().isEmpty()) {
            parts.add(small(state.detail()));
        }
    }

    private Duration until(@Nullable Instant moment) {
        Duration left = moment == null
                ? Duration.ZERO
                : Duration.between(formats.times().now(), moment);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// In the middle of a sentence nothing begins with a capital; languages without capitals are as they are.
    private static String small(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
