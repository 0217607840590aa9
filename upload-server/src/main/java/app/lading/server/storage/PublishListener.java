package app.lading.server.storage;

import app.lading.model.error.LadingException;

/// Waits for the outcome of a publication. Called once, on the committer's thread: must be quick and must
/// not throw.
public interface PublishListener {
    /// It lasts.
    void published(Published published);

    /// It did not happen, and the part file is still there; or the database failed, and nobody knows before
    /// it is open again (`store-unavailable`): then the transfer has to be looked up anew.
    void failed(LadingException cause);
}
