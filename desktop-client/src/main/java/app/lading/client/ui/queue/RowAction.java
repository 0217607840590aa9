package app.lading.client.ui.queue;

/// What can be done with a row.
///
/// Each has its words under `queue.action.KEY` in the texts and an icon of the Feather set.
public enum RowAction {
    SEND_FIRST("sendFirst", "fth-chevrons-up"),
    SEND_IN_TURN("sendInTurn", "fth-chevrons-down"),
    PAUSE("pause", "fth-pause"),
    RESUME("resume", "fth-play"),
    STOP("stop", "fth-square"),
    CANCEL("cancel", "fth-x"),
    REMOVE("remove", "fth-trash-2"),
    TRY_NOW("tryNow", "fth-refresh-cw"),
    SIGN_IN("signIn", "fth-log-in"),
    KEEP_BOTH("keepBoth", "fth-copy"),
    REPLACE("replace", "fth-repeat"),
    SKIP("skip", "fth-skip-forward"),
    CHOOSE("choose", "fth-list"),
    RENAME("rename", "fth-check"),
    EDIT("edit", "fth-edit-2"),
    RETRY("retry", "fth-refresh-cw"),
    OTHER_FOLDER("otherFolder", "fth-folder"),
    DETAILS("details", "fth-info"),
    SHOW("show", "fth-folder"),
    COPY_PATH("copyPath", "fth-copy"),
    COPY_DIGEST("copyDigest", "fth-hash"),
    QUEUE_AGAIN("queueAgain", "fth-rotate-ccw");

    private final String key;
    private final String icon;

    RowAction(String key, String icon) {
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

    /// The end of the id of its button: `pause`.
    public String key() {
        return key;
    }
}
