package app.lading.server.logic;

import app.lading.model.message.ServerMessage;

/// The other end of an [UploadStream], implemented by the access floor. Called from any thread, also before
/// [Uploads#open] has returned; must neither block nor call back into the stream.
public interface StreamPeer {
    /// Something the client is to be told while the stream goes on: ready, prove, reject, verifying.
    void send(ServerMessage message);

    /// [UploadStream#durable] has a new value.
    void durableChanged();

    /// The last word of this stream: finished, paused, cancelled or an error.
    void end(ServerMessage last);

    /// The last word too: another client, or another socket of the same one, has the upload now. The socket
    /// is to be closed at once, without waiting for its peer.
    void takenOver(ServerMessage.Failed last);
}
