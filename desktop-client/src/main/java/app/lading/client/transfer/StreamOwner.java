package app.lading.client.transfer;

import app.lading.model.message.ServerMessage;

/// Who a stream belongs to: the upload that it carries. Called on the loop. After [#finished], [#paused], [#cancelled],
/// [#failed] and [#lost] the stream has ended.
interface StreamOwner {
    Priority priority();

    void ready(Stream stream, ServerMessage.Ready ready);

    /// The server took bytes, or made some durable.
    ///
    /// @param fresh bytes acknowledged since the last call
    void progress(Stream stream, long fresh, long durable);

    void reject(Stream stream, int block);

    void verifying(Stream stream, ServerMessage.Verifying verifying);

    void finished(Stream stream, ServerMessage.Finished finished);

    void paused(Stream stream);

    void cancelled(Stream stream);

    void failed(Stream stream, ServerMessage.Failed failed);

    /// All bytes of a block and its seal were handed to the link; its buffer is released.
    void blockSent(Stream stream, BlockSend send);

    /// The lane is gone; blocks that were queued on it are released.
    void lost(Stream stream);
}
