package app.lading.server.access.socket;

import app.lading.server.logic.Session;
import java.util.Optional;

/// Whether a token or a session is good. Never blocks, so that it can be asked on any thread.
public interface SessionLookup {

    /// The session of a token; empty when there is none, or when it has expired or was ended.
    Optional<Session> check(String token);

    /// Whether the session with this id still lives.
    boolean isLive(String sessionId);
}
