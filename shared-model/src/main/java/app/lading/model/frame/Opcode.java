package app.lading.model.frame;

import org.jspecify.annotations.Nullable;

/// The opcodes of RFC 6455, section 5.2. All others are reserved and refused.
enum Opcode {
    CONTINUATION(0x0, "continuation"),
    TEXT(0x1, "text"),
    BINARY(0x2, "binary"),
    CLOSE(0x8, "close"),
    PING(0x9, "ping"),
    PONG(0xA, "pong");

    private final int code;
    private final String label;

    Opcode(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /// The opcode with these 4 bits, or null when they are reserved.
    static @Nullable Opcode of(int code) {
        return switch (code) {
            case 0x0 -> CONTINUATION;
            case 0x1 -> TEXT;
            case 0x2 -> BINARY;
            case 0x8 -> CLOSE;
            case 0x9 -> PING;
            case 0xA -> PONG;
            default -> null;
        };
    }

    /// The 4 bits on the wire.
    int code() {
        return code;
    }

    /// As it stands in error messages.
    String label() {
        return label;
    }

    /// Control frames may stand between the fragments of a message, and are small and whole.
    boolean isControl() {
        return (code & 0x8) != 0;
    }
}
