package app.lading.model.frame;

import java.util.Optional;

/// Why a socket ends: the codes Lading sends. A peer may send others, see [#isValidOnWire(int)].
///
/// 1000 to 1013 are defined by RFC 6455, section 7.4.1, and the IANA registry; 4000 to 4999 are free for applications,
/// and Lading's end like the HTTP status that means the same.
public enum CloseCode {
    /// The conversation is over and nothing is wrong.
    NORMAL(1000),
    /// The peer broke the rules of the frames.
    PROTOCOL_ERROR(1002),
    /// Text that is not UTF-8.
    INVALID_DATA(1007),
    /// The peer broke a rule that has no code of its own.
    POLICY(1008),
    /// A message over its limit.
    TOO_BIG(1009),
    /// This end failed.
    INTERNAL_ERROR(1011),
    /// The server is about to restart: come back.
    RESTART(1012),
    /// The session of this socket was closed or has expired: log in again.
    SESSION_ENDED(4401),
    /// Another start of the client has taken over what this socket was sending.
    TAKEN_OVER(4409),
    /// Too many sockets, or too many messages in too short a time.
    TOO_MANY(4429);

    /// Stands for a close frame without a code. Never on the wire.
    public static final int NO_STATUS = 1005;

    /// Stands for a connection that ended without a close frame. Never on the wire.
    public static final int ABNORMAL = 1006;

    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    /// The number on the wire.
    public int code() {
        return code;
    }

    /// The constant with this number; empty for numbers Lading itself does not send.
    public static Optional<CloseCode> of(int code) {
        for (CloseCode candidate : values()) {
            if (candidate.code == code) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Whether a close frame may carry this number: those that are registered and meant for the wire (so not 1004,
    /// 1005, 1006 and 1015), and 3000 to 4999, which belong to libraries and applications.
    public static boolean isValidOnWire(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
