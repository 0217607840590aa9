package app.lading.model.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a refused HTTP call, `application/problem+json` (RFC 9457), with the same `code` as on the socket.
///
/// @param title the code's sentence for people
/// @param status the HTTP status
/// @param detail what was expected and what came
/// @param code the wire name of an [ErrorCode]
/// @param remedy what to do next
/// @param retryable whether waiting can help
/// @param retryAfter seconds to wait, when the server knows
/// @param details further values for programs
public record Problem(
        String title,
        int status,
        String detail,
        String code,
        String remedy,
        boolean retryable,
        @Nullable Integer retryAfter,
        @Nullable Map<String, Object> details) {

    /// The problem that says the same as an exception.
    public static Problem of(LadingException e) {
        ErrorCode code = e.code();
        Map<String, Object> details = e.details();
        return new Problem(
                code.sentence(),
                code.httpStatus(),
                String.valueOf(e.getMessage()),
                code.wireName(),
                code.remedy(),
                code.retryable(),
                e.retryAfter(),
                details.isEmpty() ? null : details);
    }
}
