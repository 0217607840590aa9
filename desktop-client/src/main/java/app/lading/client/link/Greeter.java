package app.lading.client.link;

import app.lading.model.api.Api;

/// Asks a server who it is, without a session.
public interface Greeter extends AutoCloseable {

    /// How the server is, and its name. Blocks; ends early when this is closed meanwhile.
    ///
    /// @throws LinkException with [LinkFailure.Kind#PROTOCOL] when it is no Lading server
    Api.Health greet(ServerAddress server) throws LinkException;

    /// Ends what is under way.
    @Override
    void close();
}
