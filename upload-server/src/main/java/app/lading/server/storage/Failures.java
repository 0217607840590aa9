package app.lading.server.storage;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.io.IOException;

/// What a failure of the disk is called in front of people.
public final class Failures {
    private Failures() {}

    /// `no-space` when the disk is full, else `io-error`; the cause is kept for the log only.
    public static LadingException of(IOException cause) {
        return RealDisk.isNoSpace(cause)
                ? new LadingException(ErrorCode.NO_SPACE, "the server's disk is full", cause)
                : new LadingException(ErrorCode.IO_ERROR, "the server's disk reported an error", cause);
    }

    /// Whether a full disk is behind a failure, however deep.
    static boolean isNoSpace(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (RealDisk.isNoSpace(each)) {
                return true;
            }
        }
        return false;
    }

    /// What a failure began with, in its own words.
    static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
