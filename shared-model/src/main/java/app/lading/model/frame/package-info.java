/// The frames of a WebSocket (RFC 6455), read and written by our own code on both ends.
///
/// ## Why not the libraries' frames
///
/// Undertow and OkHttp do HTTP, TLS and the upgrade, and do them well. Their frames are another matter: both apply the
/// mask byte by byte, which costs more than the whole rest of an upload, and Undertow's limit for text messages does
/// not hold. What is here instead unmasks eight bytes at a time, and refuses what is too big from the frame's header.
///
/// ## Who knows what
///
/// - [FrameReader][app.lading.model.frame.FrameReader] is fed with bytes as they arrive and tells a
///   [FrameHandler][app.lading.model.frame.FrameHandler] what they mean.
///   [FrameLimits][app.lading.model.frame.FrameLimits] says how much of it is allowed.
/// - [FrameWriter][app.lading.model.frame.FrameWriter] encodes frames. It knows no reader.
/// - [Mask][app.lading.model.frame.Mask] XORs, [TextAssembler][app.lading.model.frame.TextAssembler] puts text together
///   and checks its UTF-8, [CloseCode][app.lading.model.frame.CloseCode] lists why a socket may end, and
///   [WebSocketKey][app.lading.model.frame.WebSocketKey] answers the handshake.
///
/// None of them knows sockets, files or threads, so every rule of the RFC is tested with bytes alone.
///
/// ## Copies: none
///
/// Payload is never copied here. The reader unmasks it in the very buffer into which the socket was read and hands on a
/// view of it; the server writes that view to the file. The writer puts a header into a small buffer of its own and
/// masks the payload where it lies. Three things are copied because they are small and must outlive the buffer: a
/// header cut by the end of the buffer (at most 14 bytes), the payload of a control frame (at most 125), and text (up
/// to its cap).
///
/// ## Who owns a buffer
///
/// The caller, always. `FrameReader.read` uses its input up and keeps no reference to it. What a handler is given is
/// valid only until its method returns: what it wants to keep it copies. A masked payload is changed in place, when
/// read and when written, so neither may be a buffer that somebody else still reads: the client sends blocks from
/// buffers that are read from the file again if they must be sent again.
///
/// ## Threads
///
/// There are none, and no locks. A reader or an assembler belongs to one connection and is used by one thread at a
/// time; passing it on from thread to thread is fine when the hand-over is a *happens-before*, as a queue or an
/// executor
/// gives. A writer has no state but its source of masks. `Mask`, `CloseCode` and `WebSocketKey` have none.
///
/// ## What a peer can make us spend
///
/// Memory: the cap of one text message, and 139 bytes. Time: proportional to the bytes it sends, and nothing for bytes
/// it merely announces. The number of whole messages and of pings is not limited here: a rate needs a clock, and the
/// caller has one.
@NullMarked
package app.lading.model.frame;

import org.jspecify.annotations.NullMarked;
