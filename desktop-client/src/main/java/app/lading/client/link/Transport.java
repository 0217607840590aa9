package app.lading.client.link;

import app.lading.model.api.Api;

/// Makes calls and sockets. One for a program; thread safe.
public interface Transport extends AutoCloseable {

    /// Signs in. Blocks.
    ///
    /// @param password left as it is: the caller wipes it
    /// @throws LinkException with [LinkFailure.Kind#WRONG_PASSWORD] when user or password is wrong
    Api.SignedIn signIn(ServerAddress server, String user, char[] password) throws LinkException;

    /// The calls of one signed-in user. Does no I/O itself.
    ServerApi api(ServerAddress server, Token token);

    /// Opens a socket. Returns at once, and never fails by itself: what the network does comes to the listener.
    Link connect(ServerAddress server, Token token, LinkKind kind, LinkListener listener);

    /// Ends all sockets and calls at once; nothing of them keeps the process alive.
    @Override
    void close();
}
