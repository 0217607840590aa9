package app.lading.client.store;

import java.time.Instant;

/// One thing that was dropped or named: a file, or a folder with everything in it.
///
/// @param id its number, ascending in the order of adding
/// @param path the source, in the lossless text form of the engine
/// @param folder the target folder on the server
/// @param isFolder whether the source was a folder when it was added
/// @param onConflict the name of the engine's choice
/// @param priority lower goes first
/// @param paused a person paused it
/// @param cancelled a person gave it up
/// @param scanned whether the whole of it was found
public record ItemRow(
        long id,
        String path,
        String folder,
        boolean isFolder,
        String onConflict,
        int priority,
        boolean paused,
        boolean cancelled,
        boolean scanned,
        Instant added) {

    /// The whole of it was found, or must be found again.
    public ItemRow withScanned(boolean now) {
        return new ItemRow(id, path, folder, isFolder, onConflict, priority, paused, cancelled, now, added);
    }
}
