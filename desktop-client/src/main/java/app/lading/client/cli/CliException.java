package app.lading.client.cli;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import org.jspecify.annotations.Nullable;

/// Ends a command with an exit code, a sentence that says what happened, and one that says what to do next.
final class CliException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String remedy;

    /// A way to end a command.
    ///
    /// @param remedy may be empty
    CliException(int exitCode, String message, String remedy) {
        this(exitCode, message, remedy, null);
    }

    CliException(int exitCode, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    static CliException usage(String message, String remedy) {
        return new CliException(ExitCode.USAGE, message, remedy);
    }

    static CliException failed(String message, String remedy) {
        return new CliException(ExitCode.FAILED, message, remedy);
    }

    /// What a failed call means for the command that made it.
    static CliException of(LinkException e) {
        LinkFailure failure = e.failure();
        boolean signIn =
                failure.kind() == LinkFailure.Kind.NOT_SIGNED_IN || failure.kind() == LinkFailure.Kind.WRONG_PASSWORD;
        String remedy = failure.kind() == LinkFailure.Kind.NOT_SIGNED_IN
                ? "Sign in again: lading login URL --user NAME"
                : failure.remedy();
        return new CliException(signIn ? ExitCode.SIGN_IN : ExitCode.FAILED, failure.message(), remedy, e);
    }

    int exitCode() {
        return exitCode;
    }

    String remedy() {
        return remedy;
    }
}
