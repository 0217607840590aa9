package app.lading.model.error;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that can be refused, with one code for the socket and for HTTP.
///
/// The wire name is the constant's name in lower case with hyphens ([#wireName()]). `retryable` says whether
/// the same request can succeed later without a person changing anything: a client waits and tries again for
/// those, and shows the others.
public enum ErrorCode {
    BAD_MESSAGE(
            400, false, "The message could not be understood.", "Update the client; it does not speak this protocol."),
    BAD_STATE(409, false, "The message does not fit the state of this upload.", "Start the upload again."),
    BAD_REQUEST(400, false, "The request could not be understood.", "Check the address and the values that were sent."),
    BAD_NAME(422, false, "This name cannot be used on the server.", "Rename the file or choose another folder."),
    BAD_SIZE(422, false, "The file size is not valid.", "Update the client; it announced an impossible size."),
    BAD_OFFSET(409, false, "The chunk lies outside of what was asked for.", "Start the upload again."),
    TOO_MANY_BYTES(
            409, false, "More bytes came than were announced.", "The file grew while it was sent: send it again."),
    FILE_TOO_LARGE(
            413, false, "The file is larger than this server accepts.", "Ask the administrator for a higher limit."),
    FRAME_TOO_LARGE(413, false, "A message was larger than this server accepts.", "Update the client."),
    TOO_MANY_STREAMS(429, true, "Too many files are open on this connection.", "Wait until some have finished."),
    TOO_MANY_UPLOADS(
            429, true, "Too many unfinished uploads.", "Finish or cancel some of them: see the list of uploads."),
    TOO_MANY_SOCKETS(429, true, "Too many connections of this user.", "Close another client, or wait a minute."),
    TOO_MANY_REQUESTS(429, true, "Too many requests.", "Wait, then try again."),
    NOT_FOUND(404, false, "There is nothing here under that name or number.", "Check it; it may have been deleted."),
    NOT_SIGNED_IN(401, false, "You are not signed in.", "Sign in and try again."),
    WRONG_PASSWORD(
            401, false, "User name or password is wrong.", "Check both; ask the administrator to set a new password."),
    SESSION_ENDED(401, false, "The session has ended.", "Sign in again; the upload continues where it stopped."),
    FOREIGN_ORIGIN(403, false, "The request came from a foreign web page.", "Use the address of the server itself."),
    NO_SPACE(
            507,
            true,
            "The server's disk is full.",
            "Ask the administrator to free space; the upload continues by itself."),
    QUOTA_EXCEEDED(
            413, false, "Your space on the server is used up.", "Delete files or ask the administrator for more."),
    STORE_UNAVAILABLE(
            503, true, "The server cannot write at the moment.", "Nothing is lost; the upload continues by itself."),
    IO_ERROR(
            500,
            true,
            "The server's disk reported an error.",
            "Nothing is lost; tell the administrator if it comes back."),
    DAMAGED(
            500,
            false,
            "The file on the server is damaged.",
            "Send the same file again, which heals it; the administrator can check all files with 'verify'."),
    FINGERPRINT_MISMATCH(
            409,
            false,
            "What arrived is not the announced file.",
            "The file changed while it was sent: send it again."),
    SOURCE_CHANGED(409, false, "The file changed since this upload began.", "Send the changed file as a new upload."),
    NAME_EXISTS(409, false, "A different file with this name is already there.", "Choose to rename, replace or skip."),
    TAKEN_OVER(
            409,
            false,
            "Another client continues this upload.",
            "Let the other client finish, or start this one again."),
    UNSUPPORTED(426, false, "Client and server do not speak the same protocol.", "Update the older one of the two."),
    DRAINING(503, true, "The server is about to stop.", "Nothing is lost; the upload continues when it is back."),
    INTERNAL(500, true, "The server made a mistake.", "Nothing is lost; tell the administrator what the log says.");

    private static final Map<String, ErrorCode> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::wireName, Function.identity()));

    private final int httpStatus;
    private final boolean retryable;
    private final String sentence;
    private final String remedy;

    ErrorCode(int httpStatus, boolean retryable, String sentence, String remedy) {
        this.httpStatus = httpStatus;
        this.retryable = retryable;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /// The code as it is written in messages: `BAD_NAME` is `bad-name`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The HTTP status that carries this code as `application/problem+json`.
    public int httpStatus() {
        return httpStatus;
    }

    /// Whether waiting and trying again can help without anybody changing anything.
    public boolean retryable() {
        return retryable;
    }

    /// How many seconds to wait before the same request is worth another try, when that is known; null for
    /// a client's own backing off.
    public @Nullable Integer retryAfter() {
        return switch (this) {
            case TOO_MANY_STREAMS -> 1;
            case TOO_MANY_SOCKETS, TOO_MANY_REQUESTS, DRAINING -> 5;
            case TOO_MANY_UPLOADS, NO_SPACE -> 30;
            default -> null;
        };
    }

    /// One sentence for people: what happened.
    public String sentence() {
        return sentence;
    }

    /// One sentence for people: what to do next.
    public String remedy() {
        return remedy;
    }

    /// The code with this wire name, or null for one that a newer peer invented.
    public static @Nullable ErrorCode fromWireName(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }
}
