package app.lading.model.error;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A refusal that a peer or a person will read: a code, a sentence that names what was expected and what came,
/// and optional details for programs.
public final class LadingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    /// @param message what was expected and what came, in plain words
    public LadingException(ErrorCode code, String message) {
        this(code, message, Map.of());
    }

    /// @param details JSON-like values (numbers, booleans, strings, lists of them)
    public LadingException(ErrorCode code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    /// As the others, keeping what caused it for the log. The cause is never shown to a peer.
    public LadingException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = Map.of();
    }

    public ErrorCode code() {
        return code;
    }

    /// Seconds to wait: what `retryAfter` of the details says, else what is known of the code; null when nothing
    /// is.
    public @Nullable Integer retryAfter() {
        return details.get("retryAfter") instanceof Number seconds ? (Integer) seconds.intValue() : code.retryAfter();
    }

    /// The details, in order of their names; never null.
    public Map<String, Object> details() {
        return new TreeMap<>(details);
    }
}
