package app.lading.client.link;

import app.lading.model.message.ServerMessage;

/// Hears what happens on a [Link]: `opened` at most once, then messages, then exactly one of `closed` and `failed`,
/// unless the link was cancelled.
///
/// Called by the link's own reader thread, one call at a time. It must neither block nor throw: a blocked reader
/// answers
/// no pings.
public interface LinkListener {

    /// The server agreed; its `welcome` is the first message.
    void opened();

    /// The server said something.
    void message(ServerMessage message);

    /// The server closed the socket; [LinkFailure#ofClose] says what that means.
    void closed(int code, String reason);

    /// The socket never opened, or broke.
    void failed(LinkFailure failure);
}
