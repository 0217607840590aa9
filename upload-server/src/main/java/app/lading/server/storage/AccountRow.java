package app.lading.server.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An account as it is stored.
///
/// @param password the password's hash in PHC string form; never printed
/// @param quota bytes this user may store, null for no limit
public record AccountRow(
        String name,
        String password,
        boolean admin,
        @Nullable Long quota,
        boolean disabled,
        Instant created) {
    @Override
    public String toString() {
        return "AccountRow[" + name + "]";
    }
}
