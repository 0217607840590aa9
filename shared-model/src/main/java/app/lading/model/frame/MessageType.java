package app.lading.model.frame;

/// The two kinds of message that RFC 6455 has.
public enum MessageType {
    /// UTF-8 text; in Lading one JSON message.
    TEXT(Opcode.TEXT),
    /// Bytes; in Lading one chunk of a file.
    BINARY(Opcode.BINARY);

    private final Opcode opcode;

    MessageType(Opcode opcode) {
        this.opcode = opcode;
    }

    /// The opcode of the message's first frame.
    Opcode opcode() {
        return opcode;
    }

    /// As it stands in error messages.
    String label() {
        return opcode.label();
    }
}
