package app.lading.client.link;

import app.lading.model.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why the way to the server is closed: a kind for programs, a sentence and a remedy for people.
///
/// @param message what happened
/// @param remedy what to do next
/// @param code the wire name of the server's error code, when it gave one; see [#errorCode()]
/// @param retryAfter how long the server asks to wait, when it does
/// @param cause for the log
public record LinkFailure(
        Kind kind,
        String message,
        String remedy,
        @Nullable String code,
        @Nullable Duration retryAfter,
        @Nullable Throwable cause) {

    /// What a caller can decide by.
    public enum Kind {
        /// There is no way, or nobody there: name unknown, no route, connection refused.
        UNREACHABLE(true),
        /// It was connected, and the connection was lost.
        BROKEN(true),
        /// Nothing was heard in time.
        TIMEOUT(true),
        /// No trusted encrypted connection could be made.
        TLS(false),
        /// The session is missing or has ended (401, close code 4401).
        NOT_SIGNED_IN(false),
        /// User name or password is wrong.
        WRONG_PASSWORD(false),
        /// Not allowed (403).
        FORBIDDEN(false),
        /// Too many tries, sockets or messages (429, close code 4429).
        TOO_MANY(true),
        /// The server is there but cannot serve: it stops, or its store is away (502, 503, 504, close code
        /// 1012).
        UNAVAILABLE(true),
        /// What was asked for does not exist (404).
        NOT_FOUND(false),
        /// Another client continues the upload (close code 4409).
        TAKEN_OVER(false),
        /// Any other refusal that comes again if asked again.
        REFUSED(false),
        /// It is not a Lading server, or one of another version, or it said something impossible.
        PROTOCOL(false),
        /// The server made a mistake (500).
        SERVER(true),
        /// The server's disk is full (507).
        FULL(true);

        private final boolean retryable;

        Kind(boolean retryable) {
            this.retryable = retryable;
        }
    }

    /// Whether waiting and trying again can help without a person doing anything.
    public boolean retryable() {
        return kind.retryable;
    }

    /// The server's error code, null when it gave none or one that is newer than this program.
    public @Nullable ErrorCode errorCode() {
        return code == null ? null : ErrorCode.fromWireName(code);
    }

    /// The certificate that was not taken; null when it failed for another reason.
    public @Nullable CertificateTrouble certificate() {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof CertificateCheck.NotTaken notTaken) {
                return notTaken.trouble();
            }
        }
        return null;
    }

    /// What it means that the server closed a socket with this code (`PROTOCOL.md`, section 4).
    ///
    /// @param reason the server's own words, may be empty
    public static LinkFailure ofClose(int code, String reason) {
        return switch (code) {
            case 4401 -> of(Kind.NOT_SIGNED_IN, ErrorCode.SESSION_ENDED);
            case 4409 -> of(Kind.TAKEN_OVER, ErrorCode.TAKEN_OVER);
            case 4429 -> of(Kind.TOO_MANY, ErrorCode.TOO_MANY_REQUESTS);
            case 1012, 1013 -> of(Kind.UNAVAILABLE, ErrorCode.DRAINING);
            case 1000, 1001 ->
                new LinkFailure(
                        Kind.BROKEN,
                        "The server closed the connection.",
                        "Nothing is lost; it continues by itself.",
                        null,
                        null,
                        null);
            case 1011 -> of(Kind.SERVER, ErrorCode.INTERNAL);
            default ->
                new LinkFailure(
                        Kind.PROTOCOL,
                        "The server ended the conversation with code " + code
                                + (reason.isEmpty() ? "." : ": " + reason + "."),
                        "Update the older one of client and server.",
                        null,
                        null,
                        null);
        };
    }

    private static LinkFailure of(Kind kind, ErrorCode code) {
        return new LinkFailure(kind, code.sentence(), code.remedy(), code.wireName(), null, null);
    }
}
