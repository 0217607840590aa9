package app.lading.client.cli.terminal;

import org.jspecify.annotations.Nullable;

/// What the program was started from: streams, a keyboard perhaps, and a size.
public interface Terminal {

    /// Standard output: results.
    Output out();

    /// Standard error: what is for people even when the output is for programs.
    Output err();

    /// Columns, at least 20.
    int columns();

    /// Lines, at least 4.
    int rows();

    /// Whether text may have colour.
    boolean hasColour();

    /// Whether a person can be asked something.
    boolean hasKeyboard();

    /// Asks for a password without showing it, or takes the first line of standard input when nobody sits there.
    ///
    /// @return null when the input has ended
    char @Nullable [] readPassword(String prompt);

    /// Shows again what is typed, if a password is being asked for. From any thread, also while the program ends.
    void restore();
}
