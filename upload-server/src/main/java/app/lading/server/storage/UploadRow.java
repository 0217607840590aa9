package app.lading.server.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An unfinished upload as it is stored, without its ranges.
///
/// @param id the server's name of it
/// @param key the client's name of it
/// @param modified of the source, milliseconds since 1970-01-01T00:00Z
/// @param md5 32 hexadecimal digits to verify at the end, when the client gave one
/// @param epoch how often another client took over, from 1
/// @param run the client start that has it now
/// @param suspect whether the disk has failed under it, so that all its blocks must be read before they are
///     believed
public record UploadRow(
        String id,
        String owner,
        @Nullable String key,
        String device,
        String folder,
        String name,
        long size,
        long modified,
        Conflict onConflict,
        @Nullable String md5,
        long epoch,
        String run,
        State state,
        boolean suspect,
        Instant created,
        Instant touched) {

    /// Where it stands when nobody is connected.
    public enum State {
        RECEIVING,
        PAUSED,
        /// The whole was not what was announced: kept for a day, not continued by itself.
        FAILED
    }

    public UploadRow withState(State now, Instant at) {
        return new UploadRow(
                id,
                owner,
                key,
                device,
                folder,
                name,
                size,
                modified,
                onConflict,
                md5,
                epoch,
                run,
                now,
                suspect,
                created,
                at);
    }

    public UploadRow withEpoch(long number, String newRun, Instant at) {
        return new UploadRow(
                id,
                owner,
                key,
                device,
                folder,
                name,
                size,
                modified,
                onConflict,
                md5,
                number,
                newRun,
                state,
                suspect,
                created,
                at);
    }

    public UploadRow withSuspect(boolean now) {
        return new UploadRow(
                id,
                owner,
                key,
                device,
                folder,
                name,
                size,
                modified,
                onConflict,
                md5,
                epoch,
                run,
                state,
                now,
                created,
                touched);
    }

    public UploadRow withConflict(Conflict policy) {
        return new UploadRow(
                id, owner, key, device, folder, name, size, modified, policy, md5, epoch, run, state, suspect, created,
                touched);
    }
}
