package app.lading.client.ui.queue;

/// How a state feels; the theme gives the colour. A word and an icon always go with it.
public enum RowTone {
    /// Something moves.
    ACTIVE,
    /// Nothing to see here: it waits for its turn, or a person stopped it.
    QUIET,
    /// It waits and heals by itself.
    WAITING,
    /// A person is asked.
    ASKS,
    /// It will not heal by waiting.
    BAD,
    /// Proven.
    GOOD;

    /// The style class of nodes in this tone.
    public String styleClass() {
        return switch (this) {
            case ACTIVE -> "tone-active";
            case QUIET -> "tone-quiet";
            case WAITING -> "tone-waiting";
            case ASKS -> "tone-asks";
            case BAD -> "tone-bad";
            case GOOD -> "tone-good";
        };
    }
}
