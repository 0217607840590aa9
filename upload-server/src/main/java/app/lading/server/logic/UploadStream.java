package app.lading.server.logic;

import app.lading.model.digest.Fingerprint;
import app.lading.model.message.ClientMessage;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/// One `init` on one socket. Used by one thread at a time, except for [#detach], [#ended] and [#durable],
/// which any thread may call. Nothing here throws for what a client or a disk did wrong: the [StreamPeer]
/// is told, and once it got its last word everything is ignored.
public interface UploadStream {
    /// Complete when `init` is answered, never exceptionally. Before that no message of the stream may be
    /// handed in: the socket is to be suspended when one comes. A file of one block is usually answered
    /// before [Uploads#open] returns.
    CompletionStage<Void> opened();

    /// Whether the peer got its last word, or the socket is gone.
    boolean ended();

    /// The header of a binary message, checked before any of its bytes is written.
    ///
    /// @param offset as it came, in bytes
    /// @param length of the payload in bytes; -1 when the message is fragmented and nobody knows yet
    /// @return whether the payload is wanted; when not, it is to be dropped
    boolean chunk(long offset, long length);

    /// The next piece of the payload that [#chunk] announced. All of it is consumed, whatever happens.
    /// Waits for the disk.
    void write(ByteBuffer piece);

    /// A block is sent whole. May read the block back from the disk.
    ///
    /// @param sha256 64 hexadecimal digits
    void seal(int block, String sha256);

    /// The fingerprint became known. Does not wait.
    void offer(Fingerprint fingerprint);

    /// Everything is sent. Does not wait.
    void finish(Fingerprint fingerprint);

    /// Does not wait.
    void pause();

    /// Does not wait.
    void cancel();

    /// The answer to `prove`. Does not wait.
    ///
    /// @param hmac 64 hexadecimal digits
    void proof(String hmac);

    /// The socket is gone. May be called again.
    void detach();

    /// Bytes of the upload that survive a power cut; never becomes smaller.
    long durable();

    /// Hands a message to the method for it.
    default void handle(ClientMessage message) {
        switch (message) {
            case ClientMessage.Seal seal -> seal(seal.block(), seal.sha256());
            case ClientMessage.Offer offer -> offer(offer.fingerprint());
            case ClientMessage.Finish finish -> finish(finish.fingerprint());
            case ClientMessage.Pause ignored -> pause();
            case ClientMessage.Cancel ignored -> cancel();
            case ClientMessage.Proof proof -> proof(proof.hmac());
            case ClientMessage.Init ignored ->
                throw new IllegalArgumentException("an init opens a stream; it is not handed to one");
        }
    }
}
