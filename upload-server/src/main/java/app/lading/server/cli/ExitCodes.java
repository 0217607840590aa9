package app.lading.server.cli;

/// What the program's exit says to scripts.
public final class ExitCodes {
    /// All went well.
    public static final int OK = 0;

    /// It failed, or `verify` found something wrong.
    public static final int FAILED = 1;

    /// The command line was wrong.
    public static final int USAGE = 2;

    /// Another process holds the data folder.
    public static final int IN_USE = 3;

    private ExitCodes() {}
}
