package app.lading.client.transfer;

import app.lading.client.store.Problem;

/// What an engine tells as it happens: once per file or notice, never per chunk. Called on the engine's thread; an
/// implementation returns quickly and does not throw. A window uses [UploadQueue#snapshot] instead for everything that
/// moves.
public interface EngineListener {
    /// The server said that it is complete, verified and on stable storage; of an empty folder (no receipt),
    /// that it is there.
    default void fileFinished(FileReport report) {}

    /// It will not heal by waiting, or (state `NEEDS_ATTENTION`) a person must answer.
    default void fileFailed(FileReport report) {}

    default void fileSkipped(FileReport report) {}

    /// It was begun and then given up by a person, for good: that cannot be taken back any more.
    default void fileCancelled(FileReport report) {}

    default void notice(Notice notice) {}

    /// Everything of an item was found.
    ///
    /// @param files without the folders
    default void scanned(long item, long files, long bytes) {}

    /// The session ended and the whole queue waits: sign in and call [UploadQueue#signedIn]. Once per loss.
    default void signInNeeded(String sentence) {}

    default void connection(ConnectionState state) {}

    /// The engine has stopped because it met something it was not made for, or its database cannot be written; nothing
    /// is sent any more. What is durable is safe. Once.
    default void failed(Problem problem) {}
}
