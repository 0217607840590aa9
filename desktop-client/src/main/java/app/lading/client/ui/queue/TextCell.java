package app.lading.client.ui.queue;

import java.util.function.Function;

/// A cell with one line of text; numbers stand at its right end.
final class TextCell extends LiveCell {
    private final Function<QueueRow, String> words;

    TextCell(Function<QueueRow, String> words, boolean number) {
        this.words = words;
        getStyleClass().add(number ? "number-cell" : "text-cell");
    }

    @Override
    void show(QueueRow row) {
        String text = words.apply(row);
        if (!text.equals(getText())) {
            setText(text);
        }
    }

    @Override
    void clear() {
        setText(null);
    }
}
