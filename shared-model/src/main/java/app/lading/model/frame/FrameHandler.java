package app.lading.model.frame;

import java.nio.ByteBuffer;

/// What the bytes mean: called by [FrameReader#read(ByteBuffer)], inside that call and on its thread.
///
/// One message is `messageStart`, any number of `payload` (none when it is empty), `messageEnd`. Only `ping`, `pong`
/// and
/// `close` may come in between; after `close` nothing comes any more.
///
/// A buffer is valid only until the method returns; to keep its content, copy it. Its position and limit may be moved
/// freely, and its content may be changed: the reader needs none of it again. It is a view: writing beyond what was
/// handed over is not possible.
///
/// A method may refuse what came with a [FrameException]; it leaves `read` and ends the reader, as does any
/// `RuntimeException`. What is not the socket's fault, such as a disk that is full, is not an exception here: the
/// handler deals with it and lets the rest of the message pass.
public interface FrameHandler {

    /// A message begins. Called when its first header is complete and within the limits, before any payload is looked
    /// at.
    ///
    /// @param type text or binary
    /// @param length payload bytes of the message's first frame, 0 or more
    /// @param whole whether this frame is the whole message, so that `length` is the message's length; otherwise more
    ///         frames follow, and the total is known only at the end, but within the limit
    /// @throws FrameException to refuse the message
    void messageStart(MessageType type, long length, boolean whole) throws FrameException;

    /// The next bytes of the message that began last, unmasked, in order. Pieces end where the received bytes or a
    /// frame
    /// end, which may be anywhere, also within a character.
    ///
    /// @param piece 1 byte or more, from its position to its limit, in the buffer that was received
    /// @throws FrameException to refuse the message
    void payload(ByteBuffer piece) throws FrameException;

    /// The message is complete.
    ///
    /// @throws FrameException to refuse the message
    void messageEnd() throws FrameException;

    /// The peer asks for a pong with the same payload. When several pings came before one could be answered, answering
    /// the last is enough (RFC 6455, section 5.5.3), and wise: nothing else bounds their number.
    ///
    /// @param payload 0 to 125 bytes
    /// @throws FrameException to refuse it
    void ping(ByteBuffer payload) throws FrameException;

    /// The answer to a ping, or a sign of life nobody asked for.
    ///
    /// @param payload 0 to 125 bytes
    /// @throws FrameException to refuse it
    void pong(ByteBuffer payload) throws FrameException;

    /// The peer says good-bye, and sends nothing any more. Answer with a close frame unless one was sent already.
    ///
    /// @param code a code for which [CloseCode#isValidOnWire(int)] holds, or [CloseCode#NO_STATUS] if there was none
    /// @param reason for the log; up to 123 bytes of UTF-8 chosen by the peer, often empty
    /// @throws FrameException to refuse it
    void close(int code, String reason) throws FrameException;
}
