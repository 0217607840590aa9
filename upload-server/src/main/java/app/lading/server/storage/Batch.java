package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the commits of one group share. Used by the committer's thread only.
final class Batch {
    private final Connection connection;
    private final Set<String> claims = new HashSet<>();
    private final Set<Path> changedFolders = new HashSet<>();
    private final Map<Commit, List<JournalRecord>> announced = new LinkedHashMap<>();
    private final Map<Commit, List<Long>> ends = new HashMap<>();
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

    /// Adds to the journal what a commit is about to do.
    void announce(Commit by, JournalRecord record) {
        announced.computeIfAbsent(by, key -> new ArrayList<>()).add(record);
    }

    /// Drops what a commit announced that is not carried out after all; before it is in the journal.
    void drop(Commit by) {
        announced.remove(by);
    }

    boolean hasAnnounced(Commit by) {
        return announced.containsKey(by);
    }

    /// Writes all that was announced.
    void writeTo(Journal journal) throws IOException {
        List<JournalRecord> all = new ArrayList<>();
        announced.values().forEach(all::addAll);
        Iterator<Long> positions = journal.write(all).iterator();
        announced.forEach((commit, records) -> {
            List<Long> own = new ArrayList<>(records.size());
            records.forEach(each -> own.add(positions.next()));
            ends.put(commit, own);
        });
    }

    /// The records that take back what a commit announced.
    List<JournalRecord> withdrawals(Commit of) {
        return ends.getOrDefault(of, List.of()).stream()
                .<JournalRecord>map(JournalRecord.Withdraw::new)
                .toList();
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

    /// That commit does not happen, or the folder could not be made: the next commit that needs it is the first.
    void notPrepared(String owner, String folder) {
        preparedFolders.remove(owner + "/" + folder);
    }

    /// Thrown while deciding by a commit that has to wait for the next group.
    static final class Wait extends IOException {
        private static final long serialVersionUID = 1L;

        Wait() {
            super("to be decided in the next group");
        }
    }
}
