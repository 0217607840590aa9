package app.lading.client.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file (or empty folder) of the queue, as it lies on disk. Immutable; every change makes a changed copy.
///
/// @param id its number, ascending in the order of finding
/// @param item the item it belongs to
/// @param what what is sent, and where to
/// @param standing how far it came, and what a person said to it
/// @param server what the server knows of it
public record FileRow(long id, long item, What what, Standing standing, AtServer server) {

    /// What a row stands for.
    public enum Kind {
        FILE,
        FOLDER
    }

    /// What is sent, and where to.
    ///
    /// @param path the source, in the lossless text form of the engine
    /// @param folder the target folder on the server, names joined by `/`
    /// @param name the target name
    /// @param kind a file, or an empty folder to be made
    /// @param stamp the state of the source that is being sent
    public record What(String path, String folder, String name, Kind kind, SourceStamp stamp) {
        private What named(String newName) {
            return new What(path, folder, newName, kind, stamp);
        }

        private What in(SourceStamp newStamp) {
            return new What(path, folder, name, kind, newStamp);
        }
    }

    /// How far it came, and what a person said to it.
    ///
    /// @param problem why it failed; null when it did not
    /// @param restarts how often it was begun anew because the source changed
    /// @param tries how often it was begun
    /// @param started when its first try began; null before
    /// @param onConflict a person's answer for this file alone; null for that of its item
    public record Standing(
            RowState state,
            @Nullable Problem problem,
            int restarts,
            int tries,
            @Nullable Instant started,
            @Nullable String onConflict) {
        private static final Standing FRESH = new Standing(RowState.OPEN, null, 0, 0, null, null);

        private Standing ended(RowState newState, @Nullable Problem newProblem) {
            return new Standing(newState, newProblem, restarts, tries, started, onConflict);
        }

        private Standing open(int newRestarts) {
            return new Standing(RowState.OPEN, null, newRestarts, tries, started, onConflict);
        }

        private Standing answered(String choice) {
            return new Standing(RowState.OPEN, null, restarts, tries, started, choice);
        }

        private Standing tried(Instant now) {
            return new Standing(state, problem, restarts, tries + 1, started == null ? now : started, onConflict);
        }
    }

    /// What the server knows of it.
    ///
    /// @param key the transfer's own name towards the server, kept before it is used
    /// @param upload the server's name of the unfinished upload; null when none is known
    /// @param adopted whether `upload` was begun by another machine, so that its blocks must be checked here
    /// @param there bytes that the server had of it at the end of the last try, for people; 0 when it is done
    /// @param receipt the server's word; null before
    public record AtServer(
            String key,
            @Nullable String upload,
            boolean adopted,
            long there,
            @Nullable Receipt receipt) {
        private static AtServer nothing(String key) {
            return new AtServer(key, null, false, 0, null);
        }

        private AtServer upload(@Nullable String newUpload, boolean fromElsewhere) {
            return new AtServer(key, newUpload, fromElsewhere, newUpload == null ? 0 : there, receipt);
        }

        private AtServer there(long bytes) {
            return new AtServer(key, upload, adopted, bytes, receipt);
        }

        private AtServer done(Receipt word) {
            return new AtServer(key, null, false, 0, word);
        }
    }

    /// A file that was just found.
    public static FileRow found(
            long item, String path, String folder, String name, Kind kind, SourceStamp stamp, String key) {
        What what = new What(path, folder, name, kind, stamp);
        return new FileRow(0, item, what, Standing.FRESH, AtServer.nothing(key));
    }

    /// Added.
    public FileRow withId(long newId) {
        return new FileRow(newId, item, what, standing, server);
    }

    private FileRow with(What newWhat) {
        return new FileRow(id, item, newWhat, standing, server);
    }

    private FileRow with(Standing now) {
        return new FileRow(id, item, what, now, server);
    }

    private FileRow with(AtServer now) {
        return new FileRow(id, item, what, standing, now);
    }

    /// The server's name of the upload became known, or was given up (null).
    public FileRow withUpload(@Nullable String newUpload, boolean fromElsewhere) {
        return with(server.upload(newUpload, fromElsewhere));
    }

    /// The server has so much of it.
    public FileRow withThere(long bytes) {
        return with(server.there(bytes));
    }

    /// Something was done to the source that changed nothing of its content: it is the same transfer.
    public FileRow withStamp(SourceStamp newStamp) {
        return with(what.in(newStamp));
    }

    /// Begins a new transfer: another key, another state of the source, no upload.
    public FileRow begunAnew(SourceStamp newStamp, String newKey, int newRestarts) {
        return with(what.in(newStamp)).with(standing.open(newRestarts)).with(AtServer.nothing(newKey));
    }

    /// Open again under another name, as another transfer.
    public FileRow renamed(String newName, String newKey) {
        return with(what.named(newName)).with(standing.open(restarts())).with(AtServer.nothing(newKey));
    }

    /// Open again, because a person wants it to be tried once more.
    public FileRow reopened() {
        return with(standing.open(0));
    }

    /// Open again with a person's answer.
    public FileRow answered(String choice) {
        return with(standing.answered(choice));
    }

    /// Another try begins.
    public FileRow tried(Instant now) {
        return with(standing.tried(now));
    }

    /// Verified.
    public FileRow done(Receipt word) {
        return with(standing.ended(RowState.DONE, null)).with(server.done(word));
    }

    /// Came to another end, or is open again (without a problem).
    public FileRow ended(RowState newState, @Nullable Problem newProblem) {
        return with(standing.ended(newState, newProblem));
    }

    public String path() {
        return what.path;
    }

    public String folder() {
        return what.folder;
    }

    public String name() {
        return what.name;
    }

    public boolean isFolder() {
        return what.kind == Kind.FOLDER;
    }

    public SourceStamp stamp() {
        return what.stamp;
    }

    public long size() {
        return what.stamp.size();
    }

    public RowState state() {
        return standing.state;
    }

    public @Nullable Problem problem() {
        return standing.problem;
    }

    public int restarts() {
        return standing.restarts;
    }

    public int tries() {
        return standing.tries;
    }

    public @Nullable Instant started() {
        return standing.started;
    }

    public @Nullable String onConflict() {
        return standing.onConflict;
    }

    public String key() {
        return server.key;
    }

    public @Nullable String upload() {
        return server.upload;
    }

    public boolean adopted() {
        return server.adopted;
    }

    public long there() {
        return server.there;
    }

    public @Nullable Receipt receipt() {
        return server.receipt;
    }
}
