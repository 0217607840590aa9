package app.lading.client.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that was dropped or named: a file, or a folder with everything in it. Immutable; every change
/// makes a changed copy.
///
/// @param id its number, ascending in the order of adding
/// @param source what is sent, and where to
/// @param wish how a person wants it to be sent
/// @param leaving whether a person gave it up or took it out
/// @param finished when its last file came to its end; null while something is to be done
public record ItemRow(
        long id,
        Source source,
        Wish wish,
        Leaving leaving,
        Instant added,
        @Nullable Instant finished) {

    /// What is sent, and where to.
    ///
    /// @param path the source, in the lossless text form of the engine
    /// @param folder the target folder on the server
    /// @param isFolder whether the source is a folder; false until it was looked at
    /// @param scanned whether the whole of it was found
    public record Source(String path, String folder, boolean isFolder, boolean scanned) {}

    /// How a person wants it to be sent.
    ///
    /// @param onConflict the name of the engine's choice
    /// @param asks whether a person is there to answer about single files
    /// @param priority lower goes first
    /// @param place orders the items of one priority, lower first
    /// @param paused a person paused it
    public record Wish(String onConflict, boolean asks, int priority, long place, boolean paused) {}

    /// Whether a person gave it up or took it out.
    ///
    /// @param cancelled a person gave it up
    /// @param removed a person took it out of the queue
    /// @param graceEnds until when that can be taken back at no cost; null when there is nothing to take back
    public record Leaving(
            boolean cancelled, boolean removed, @Nullable Instant graceEnds) {
        private static final Leaving NO = new Leaving(false, false, null);
    }

    /// An item that was not added yet; its place is the end of the queue.
    public static ItemRow fresh(
            String path,
            String folder,
            boolean isFolder,
            String onConflict,
            int priority,
            boolean asks,
            Instant added) {
        Source source = new Source(path, folder, isFolder, false);
        return new ItemRow(0, source, new Wish(onConflict, asks, priority, 0, false), Leaving.NO, added, null);
    }

    /// Added.
    public ItemRow at(long newId, long newPlace) {
        return new ItemRow(newId, source, wish, leaving, added, finished).withPlace(newPlace);
    }

    private ItemRow with(Wish now) {
        return new ItemRow(id, source, now, leaving, added, finished);
    }

    public ItemRow withPlace(long newPlace) {
        return with(new Wish(onConflict(), asks(), priority(), newPlace, paused()));
    }

    public ItemRow withOnConflict(String choice) {
        return with(new Wish(choice, asks(), priority(), place(), paused()));
    }

    public ItemRow withPriority(int rank) {
        return with(new Wish(onConflict(), asks(), rank, place(), paused()));
    }

    public ItemRow withPaused(boolean now) {
        return with(new Wish(onConflict(), asks(), priority(), place(), now));
    }

    public ItemRow withScanned(boolean all, boolean folderNow) {
        return new ItemRow(id, new Source(path(), folder(), folderNow, all), wish, leaving, added, finished);
    }

    public ItemRow withFinished(@Nullable Instant when) {
        return new ItemRow(id, source, wish, leaving, added, when);
    }

    /// A person gave it up or took it out, or took that back.
    ///
    /// @param until the end of the grace; null when it is over or there is nothing to take back
    public ItemRow given(boolean up, boolean out, @Nullable Instant until) {
        return new ItemRow(id, source, wish, new Leaving(up, out, until), added, finished);
    }

    public String path() {
        return source.path;
    }

    public String folder() {
        return source.folder;
    }

    public boolean isFolder() {
        return source.isFolder;
    }

    public boolean scanned() {
        return source.scanned;
    }

    public String onConflict() {
        return wish.onConflict;
    }

    public boolean asks() {
        return wish.asks;
    }

    public int priority() {
        return wish.priority;
    }

    public long place() {
        return wish.place;
    }

    public boolean paused() {
        return wish.paused;
    }

    public boolean cancelled() {
        return leaving.cancelled;
    }

    public boolean removed() {
        return leaving.removed;
    }

    public @Nullable Instant graceEnds() {
        return leaving.graceEnds;
    }
}
