package app.lading.client.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that was dropped or named: a file, or a folder with everything in it. Immutable; the `with…`
/// methods make changed copies.
///
/// @param id its number, ascending in the order of adding
/// @param path the source, in the lossless text form of the engine
/// @param folder the target folder on the server
/// @param isFolder whether the source is a folder; false until it was looked at
/// @param onConflict the name of the engine's choice
/// @param priority lower goes first
/// @param paused a person paused it
/// @param cancelled a person gave it up
/// @param scanned whether the whole of it was found
/// @param place orders the items of one priority, lower first
/// @param asks whether a person is there to answer about single files
/// @param removed a person took it out of the queue
/// @param graceEnds until when cancelling or removing can be taken back at no cost; null when there is
///     nothing to take back
/// @param finished when its last file came to its end; null while something is to be done
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
        Instant added,
        long place,
        boolean asks,
        boolean removed,
        @Nullable Instant graceEnds,
        @Nullable Instant finished) {

    /// An item that was not added yet; its place is the end of the queue.
    public static ItemRow fresh(
            String path,
            String folder,
            boolean isFolder,
            String onConflict,
            int priority,
            boolean asks,
            Instant added) {
        return new ItemRow(
                0,
                path,
                folder,
                isFolder,
                onConflict,
                priority,
                false,
                false,
                false,
                added,
                0,
                asks,
                false,
                null,
                null);
    }

    /// Added.
    public ItemRow at(long newId, long newPlace) {
        return new ItemRow(
                newId,
                path,
                folder,
                isFolder,
                onConflict,
                priority,
                paused,
                cancelled,
                scanned,
                added,
                newPlace,
                asks,
                removed,
                graceEnds,
                finished);
    }

    public ItemRow withPlace(long newPlace) {
        return at(id, newPlace);
    }

    public ItemRow withOnConflict(String choice) {
        return new ItemRow(
                id, path, folder, isFolder, choice, priority, paused, cancelled, scanned, added, place, asks, removed,
                graceEnds, finished);
    }

    public ItemRow withPriority(int rank) {
        return new ItemRow(
                id,
                path,
                folder,
                isFolder,
                onConflict,
                rank,
                paused,
                cancelled,
                scanned,
                added,
                place,
                asks,
                removed,
                graceEnds,
                finished);
    }

    public ItemRow withPaused(boolean now) {
        return new ItemRow(
                id,
                path,
                folder,
                isFolder,
                onConflict,
                priority,
                now,
                cancelled,
                scanned,
                added,
                place,
                asks,
                removed,
                graceEnds,
                finished);
    }

    public ItemRow withScanned(boolean all, boolean folderNow) {
        return new ItemRow(
                id,
                path,
                folder,
                folderNow,
                onConflict,
                priority,
                paused,
                cancelled,
                all,
                added,
                place,
                asks,
                removed,
                graceEnds,
                finished);
    }

    public ItemRow withFinished(@Nullable Instant when) {
        return new ItemRow(
                id,
                path,
                folder,
                isFolder,
                onConflict,
                priority,
                paused,
                cancelled,
                scanned,
                added,
                place,
                asks,
                removed,
                graceEnds,
                when);
    }

    /// A person gave it up or took it out, or took that back.
    ///
    /// @param until the end of the grace; null when it is over or there is nothing to take back
    public ItemRow given(boolean up, boolean out, @Nullable Instant until) {
        return new ItemRow(
                id,
                path,
                folder,
                isFolder,
                onConflict,
                priority,
                paused,
                up,
                scanned,
                added,
                place,
                asks,
                out,
                until,
                finished);
    }
}
