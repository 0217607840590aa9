package app.lading.client.settings;

import java.util.List;

/// How files are sent.
///
/// @param parallel large files at the same time, 1 to 16; small ones never wait for them
/// @param conflicts what happens when another file has the name
/// @param ignore names that are left out, with `*` and `?`
/// @param keepEmptyFolders whether empty folders are made on the server
/// @param followLinks whether symbolic links are followed
public record UploadSettings(
        int parallel, ConflictChoice conflicts, List<String> ignore, boolean keepEmptyFolders, boolean followLinks) {
    public static final int MOST_PARALLEL = 16;

    /// What is never worth sending: notes that systems and office programs leave beside the files.
    public static final List<String> USUAL_IGNORE =
            List.of(".DS_Store", "._*", "Thumbs.db", "desktop.ini", "~$*", ".~lock.*#");

    private static final int MOST_PATTERNS = 1000;

    /// What happens when another file has the name.
    public enum ConflictChoice {
        ASK,
        KEEP_BOTH,
        REPLACE,
        SKIP
    }

    /// @throws IllegalArgumentException naming what was expected and what came
    public UploadSettings {
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new IllegalArgumentException(
                    "files at the same time are 1 to " + MOST_PARALLEL + ", but got " + parallel);
        }
        if (ignore.size() > MOST_PATTERNS || ignore.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "patterns to leave out are at most " + MOST_PATTERNS + ", and none of them is blank");
        }
        ignore = List.copyOf(ignore);
    }

    static UploadSettings defaults() {
        return new UploadSettings(3, ConflictChoice.ASK, USUAL_IGNORE, true, false);
    }

    public UploadSettings withParallel(int now) {
        return new UploadSettings(now, conflicts, ignore, keepEmptyFolders, followLinks);
    }

    public UploadSettings withConflicts(ConflictChoice now) {
        return new UploadSettings(parallel, now, ignore, keepEmptyFolders, followLinks);
    }

    public UploadSettings withIgnore(List<String> now) {
        return new UploadSettings(parallel, conflicts, now, keepEmptyFolders, followLinks);
    }

    public UploadSettings withKeepEmptyFolders(boolean now) {
        return new UploadSettings(parallel, conflicts, ignore, now, followLinks);
    }

    public UploadSettings withFollowLinks(boolean now) {
        return new UploadSettings(parallel, conflicts, ignore, keepEmptyFolders, now);
    }
}
