package app.lading.client.ui.details;

import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;

/// What can be done with files of a folder. Their words are those of the rows.
public enum FileAction {
    RETRY("retry", "fth-refresh-cw"),
    SKIP("skip", "fth-skip-forward"),
    SHOW("show", "fth-folder"),
    COPY_PATH("copyPath", "fth-copy"),
    COPY_DIGEST("copyDigest", "fth-hash");

    private final String key;
    private final String icon;

    FileAction(String key, String icon) {
        this.key = key;
        this.icon = icon;
    }

    /// The key of its words.
    public String textKey() {
        return "queue.action." + key;
    }

    /// The name of its icon.
    public String icon() {
        return icon;
    }

    /// The end of the id of its button: `retry`.
    public String key() {
        return key;
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
