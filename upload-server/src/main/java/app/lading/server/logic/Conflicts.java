package app.lading.server.logic;

import app.lading.model.message.ConflictPolicy;
import app.lading.server.storage.Conflict;

/// The wire's conflict policies as they are stored.
final class Conflicts {
    private Conflicts() {}

    static Conflict of(ConflictPolicy policy) {
        return switch (policy) {
            case RENAME -> Conflict.RENAME;
            case REPLACE -> Conflict.REPLACE;
            case SKIP -> Conflict.SKIP;
            case FAIL -> Conflict.FAIL;
        };
    }
}
