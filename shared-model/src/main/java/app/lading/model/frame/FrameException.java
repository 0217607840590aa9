package app.lading.model.frame;

/// What the peer sent cannot be accepted, and the socket must be closed with [#closeCode()].
///
/// The message says what was expected and what came. It is written for the person who debugs the peer, names no content
/// and is short enough to be the reason of the close frame in nearly all cases.
public final class FrameException extends Exception {

    private static final long serialVersionUID = 1L;

    private final CloseCode closeCode;

    /// Refuses what came, for the given reason.
    ///
    /// @param closeCode the code to close the socket with
    /// @param message what was expected and what came
    public FrameException(CloseCode closeCode, String message) {
        super(message);
        this.closeCode = closeCode;
    }

    /// The code to close the socket with.
    public CloseCode closeCode() {
        return closeCode;
    }
}
