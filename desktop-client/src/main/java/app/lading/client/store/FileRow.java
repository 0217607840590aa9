package app.lading.client.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file (or empty folder) of the queue, as it lies on disk. Immutable; the `with…` methods make changed
/// copies.
///
/// @param id its number, ascending in the order of finding
/// @param item the item it belongs to
/// @param path the source, in the lossless text form of the engine
/// @param folder the target folder on the server, names joined by `/`
/// @param name the target name
/// @param kind a file, or an empty folder to be made
/// @param stamp the state of the source that is being sent
/// @param key the transfer's own name towards the server, kept before it is used
/// @param upload the server's name of the unfinished upload; null when none is known
/// @param adopted whether `upload` was begun by another machine, so that its blocks must be checked here
/// @param restarts how often it was begun anew because the source changed
/// @param problem why it failed; null when it did not
/// @param receipt the server's word; null before
/// @param onConflict a person's answer for this file alone; null for that of its item
/// @param started when its first try began; null before
/// @param tries how often it was begun
/// @param there bytes that the server had of it at the end of the last try, for people; 0 when it is done
public record FileRow(
        long id,
        long item,
        String path,
        String folder,
        String name,
        Kind kind,
        SourceStamp stamp,
        RowState state,
        String key,
        @Nullable String upload,
        boolean adopted,
        int restarts,
        @Nullable Problem problem,
        @Nullable Receipt receipt,
        @Nullable String onConflict,
        @Nullable Instant started,
        int tries,
        long there) {

    /// A file that was just found.
    public static FileRow found(
            long item, String path, String folder, String name, Kind kind, SourceStamp stamp, String key) {
        return new FileRow(
                0,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                RowState.OPEN,
                key,
                null,
                false,
                0,
                null,
                null,
                null,
                null,
                0,
                0);
    }

    /// What a row stands for.
    public enum Kind {
        FILE,
        FOLDER
    }

    public long size() {
        return stamp.size();
    }

    /// Added.
    public FileRow withId(long newId) {
        return new FileRow(
                newId,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                state,
                key,
                upload,
                adopted,
                restarts,
                problem,
                receipt,
                onConflict,
                started,
                tries,
                there);
    }

    /// The server's name of the upload became known, or was given up (null).
    public FileRow withUpload(@Nullable String newUpload, boolean fromElsewhere) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                state,
                key,
                newUpload,
                fromElsewhere,
                restarts,
                problem,
                receipt,
                onConflict,
                started,
                tries,
                newUpload == null ? 0 : there);
    }

    /// Something was done to the source that changed nothing of its content: it is the same transfer.
    public FileRow withStamp(SourceStamp newStamp) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                newStamp,
                state,
                key,
                upload,
                adopted,
                restarts,
                problem,
                receipt,
                onConflict,
                started,
                tries,
                there);
    }

    /// Begins a new transfer: another key, another state of the source, no upload.
    public FileRow begunAnew(SourceStamp newStamp, String newKey, int newRestarts) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                newStamp,
                RowState.OPEN,
                newKey,
                null,
                false,
                newRestarts,
                null,
                null,
                onConflict,
                started,
                tries,
                0);
    }

    /// Open again under another name, as another transfer.
    public FileRow renamed(String newName, String newKey) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                newName,
                kind,
                stamp,
                RowState.OPEN,
                newKey,
                null,
                false,
                restarts,
                null,
                null,
                onConflict,
                started,
                tries,
                0);
    }

    /// Open again, because a person wants it to be tried once more.
    public FileRow reopened() {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                RowState.OPEN,
                key,
                upload,
                adopted,
                0,
                null,
                receipt,
                onConflict,
                started,
                tries,
                there);
    }

    /// Open again with a person's answer.
    public FileRow answered(String choice) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                RowState.OPEN,
                key,
                upload,
                adopted,
                restarts,
                null,
                receipt,
                choice,
                started,
                tries,
                there);
    }

    /// The server has so much of it.
    public FileRow withThere(long bytes) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                state,
                key,
                upload,
                adopted,
                restarts,
                problem,
                receipt,
                onConflict,
                started,
                tries,
                bytes);
    }

    /// Another try begins.
    public FileRow tried(Instant now) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                state,
                key,
                upload,
                adopted,
                restarts,
                problem,
                receipt,
                onConflict,
                started == null ? now : started,
                tries + 1,
                there);
    }

    /// Verified.
    public FileRow done(Receipt newReceipt) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                RowState.DONE,
                key,
                null,
                false,
                restarts,
                null,
                newReceipt,
                onConflict,
                started,
                tries,
                0);
    }

    /// Came to another end, or is open again (without a problem).
    public FileRow ended(RowState newState, @Nullable Problem newProblem) {
        return new FileRow(
                id,
                item,
                path,
                folder,
                name,
                kind,
                stamp,
                newState,
                key,
                upload,
                adopted,
                restarts,
                newProblem,
                receipt,
                onConflict,
                started,
                tries,
                there);
    }
}
