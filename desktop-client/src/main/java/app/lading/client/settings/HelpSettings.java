package app.lading.client.settings;

/// What helps to find out what is wrong.
///
/// @param log how much the program writes into its log
public record HelpSettings(LogLevel log) {

    /// How much is written.
    public enum LogLevel {
        /// Only what went wrong.
        WARNINGS,
        /// What the program does as well.
        NORMAL,
        /// Every step: the log grows fast.
        DETAILED
    }

    static HelpSettings defaults() {
        return new HelpSettings(LogLevel.NORMAL);
    }
}
