package app.lading.client.store;

/// How a file of the queue stands in what lasts. Everything that passes (uploading, waiting, paused) is `OPEN` here:
/// after
/// a restart it is begun again from its breakpoint.
public enum RowState {
    /// Not come to an end.
    OPEN,
    /// Verified by the server; the receipt is in the row.
    DONE,
    /// A person's choice left it out.
    SKIPPED,
    /// It will not heal by waiting; code, message and remedy are in the row.
    FAILED,
    /// A person must answer a question first; what it is about is in the row's problem.
    ATTENTION,
    /// Given up by a person.
    CANCELLED
}
