package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the commits of one group share. Used by the committer's thread only.
final class Batch {
    private final Connection connection;
    private final Set<String> claims = new HashSet<>();
    private final Set<Path> changedFolders = new HashSet<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final Set<String> preparedFolders = new HashSet<>();

    Batch(Connection connection) {
        this.connection = connection;
    }

    /// For reading, while deciding.
    Connection connection() {
        return connection;
    }

    /// Reserves something for one commit of the group, without regard to case, because a file system may
    /// have none.
    ///
    /// @return false when another commit has it: this one has to wait for the next group
    boolean claim(String what) {
        return claims.add(what.toLowerCase(Locale.ROOT));
    }

    /// Adds to the journal.
    void announce(JournalRecord record) {
        records.add(record);
    }

    List<JournalRecord> records() {
        return records;
    }

    /// Notes a folder whose list of names changed.
    void changed(Path folder) {
        changedFolders.add(folder);
    }

    Set<Path> changedFolders() {
        return changedFolders;
    }

    /// Says who has to make a folder.
    ///
    /// @return true for the first commit of the group that needs this folder
    boolean firstToPrepare(String owner, String folder) {
        return preparedFolders.add(owner + "/" + folder);
    }

    /// Thrown while deciding by a commit that has to wait for the next group.
    static final class Wait extends IOException {
        private static final long serialVersionUID = 1L;

        Wait() {
            super("to be decided in the next group");
        }
    }
}
