package app.lading.client.cli;

/// What the program says to scripts. The numbers are a promise.
final class ExitCode {
    /// Everything was done, and what was sent is verified.
    static final int OK = 0;

    /// Something failed.
    static final int FAILED = 1;

    /// The command was not understood, or names something that does not exist. Nothing was begun.
    static final int USAGE = 2;

    /// Nobody is signed in, or the password is wrong. Everything is kept.
    static final int SIGN_IN = 3;

    /// Stopped by Ctrl-C or a polite kill. Everything is kept for the next run.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
