package app.lading.server.access.socket;

import app.lading.model.message.ClientMessage;
import app.lading.server.logic.StreamPeer;
import app.lading.server.logic.UploadStream;
import app.lading.server.logic.UserRef;

/// How a socket starts an upload: the one call it makes into the logic floor by itself.
@FunctionalInterface
public interface StreamOpener {

    /// Never blocks and never throws for what a client said; the answer goes to the peer.
    UploadStream open(UserRef user, ClientMessage.Init init, StreamPeer peer);
}
