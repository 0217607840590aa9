package app.lading.client.transfer;

import app.lading.model.message.ConflictPolicy;

/// What happens when a different file already has the name.
public enum OnConflict {
    /// The file waits for a person's answer ([UploadQueue#answer]); the others go on.
    ASK(ConflictPolicy.FAIL),
    RENAME(ConflictPolicy.RENAME),
    REPLACE(ConflictPolicy.REPLACE),
    SKIP(ConflictPolicy.SKIP),
    FAIL(ConflictPolicy.FAIL);

    private final ConflictPolicy wire;

    OnConflict(ConflictPolicy wire) {
        this.wire = wire;
    }

    ConflictPolicy wire() {
        return wire;
    }

    static OnConflict of(ConflictPolicy policy) {
        return switch (policy) {
            case RENAME -> RENAME;
            case REPLACE -> REPLACE;
            case SKIP -> SKIP;
            case FAIL -> FAIL;
        };
    }
}
