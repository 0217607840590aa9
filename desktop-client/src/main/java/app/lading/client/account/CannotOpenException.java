package app.lading.client.account;

import java.io.IOException;

/// The queue of an account could not be opened. The message is a sentence for people.
public final class CannotOpenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /// Why not.
    public enum Reason {
        /// Another program has it open.
        IN_USE,
        /// Its folder cannot be read or written.
        FOLDER
    }

    CannotOpenException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
