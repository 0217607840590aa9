package app.lading.client.transfer;

import app.lading.client.store.Problem;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file (or a folder that was left out) about which a person is asked.
///
/// @param file its number
/// @param folder the target folder
/// @param name the target name that is the trouble
/// @param size bytes; 0 for a folder
/// @param isFolder a folder whose own name is the trouble: nothing in it was looked at yet
/// @param problem `name-exists`, `bad-name` or whatever else is asked
/// @param suggestedName a name that the server would take; for `name-exists` the next free-looking number. Null when no
///     other name helps, as for a folder that lies too deep
public record Clash(
        long file,
        long item,
        Path source,
        String folder,
        String name,
        long size,
        boolean isFolder,
        Problem problem,
        @Nullable String suggestedName) {}
