package app.lading.client.cli.terminal;

/// One of the two streams a program writes to. Thread safe; one call is written whole.
public interface Output {

    /// Writes a line.
    void line(String text);

    /// Writes text as it is, with control sequences.
    void raw(String text);

    /// Whether a person looks at it, on a terminal that understands control sequences.
    boolean isLive();
}
