package app.lading.client.ui.history;

import app.lading.client.store.HistoryEntry;

/// What can be done with an entry of the history.
enum HistoryAction {
    SHOW("show", "fth-folder"),
    COPY_PATH("copy-path", "fth-copy"),
    COPY_DIGEST("copy-digest", "fth-hash"),
    /// Of all that are selected.
    MANIFEST("manifest", "fth-save");

    private final String key;
    private final String icon;

    HistoryAction(String key, String icon) {
        this.key = key;
        this.icon = icon;
    }

    /// The end of its key in the texts.
    String key() {
        return key;
    }

    String icon() {
        return icon;
    }

    /// Whether it makes sense for an entry.
    boolean fits(HistoryEntry entry) {
        return this == SHOW || this == COPY_PATH || entry.fingerprint() != null;
    }
}
