package app.lading.client.ui.details;

import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.ui.queue.RowAction;

/// What can be done with files of a folder. Words and icons are those of the rows.
public enum FileAction {
    RETRY(RowAction.RETRY),
    SKIP(RowAction.SKIP),
    SHOW(RowAction.SHOW),
    COPY_PATH(RowAction.COPY_PATH),
    COPY_DIGEST(RowAction.COPY_DIGEST);

    private final RowAction ofRow;

    FileAction(RowAction ofRow) {
        this.ofRow = ofRow;
    }

    /// The key of its words.
    public String textKey() {
        return ofRow.textKey();
    }

    /// The name of its icon.
    public String icon() {
        return ofRow.icon();
    }

    /// The end of the id of its button: `retry`.
    public String key() {
        return ofRow.key();
    }

    /// Whether it makes sense for a file.
    public boolean fits(FileReport file) {
        return switch (this) {
            case RETRY -> file.state() == FileState.FAILED || file.state() == FileState.SKIPPED;
            case SKIP -> file.state() == FileState.FAILED || file.state() == FileState.NEEDS_ATTENTION;
            case SHOW, COPY_PATH -> true;
            case COPY_DIGEST -> file.receipt() != null;
        };
    }
}
