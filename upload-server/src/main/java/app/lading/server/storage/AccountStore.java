package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accounts and sessions that last. Thread safe; the futures complete on the committer's thread.
public final class AccountStore {
    private static final Logger LOG = LoggerFactory.getLogger(AccountStore.class);

    private final Database database;
    private final Committer committer;
    private final AccountsFile file;
    private final RemovedUsers removed;

    AccountStore(Database database, Committer committer, AccountsFile file, RemovedUsers removed) {
        this.database = database;
        this.committer = committer;
        this.file = file;
        this.removed = removed;
    }

    public List<AccountRow> accounts() throws LadingException {
        return database.read(AccountTable::all);
    }

    public List<SessionRow> sessions() throws LadingException {
        return database.read(AccountTable::sessions);
    }

    /// Adds or changes an account: in the index first, and when that lasts, in the copy outside of it.
    public CompletableFuture<Void> put(AccountRow account) {
        SqlCommit commit = new SqlCommit(connection -> AccountTable.put(connection, account), this::copy);
        committer.submit(commit);
        return commit.result();
    }

    /// Runs on the committer's thread, when the change lasts. A copy that cannot be written undoes nothing.
    private void copy() {
        try {
            file.write(AccountTable.all(database.writer()));
        } catch (IOException | SQLException e) {
            LOG.error("The copy of the accounts cannot be written; the next change or start tries again", e);
        }
    }

    /// Removes an account with its sessions, uploads and files' records; the finished files themselves are
    /// moved away.
    ///
    /// @param all all accounts as they will be
    /// @return where the files are now; empty when there were none
    public CompletableFuture<Optional<Path>> remove(String name, List<AccountRow> all) {
        PlaceCommit<Optional<Path>> commit = new PlaceCommit<>(
                new JournalRecord.RemoveUser(name),
                batch -> {
                    Optional<Path> moved = removed.moveAway(name, batch::changed);
                    try {
                        file.write(all);
                    } catch (IOException e) {
                        removed.moveBack(name, moved, e);
                        throw e;
                    }
                    return moved;
                },
                connection -> {
                    for (UploadRow upload : new ArrayList<>(UploadTable.ofOwner(connection, name))) {
                        UploadTable.remove(connection, upload.id());
                    }
                    FileTable.removeUser(connection, name);
                    AccountTable.remove(connection, name);
                });
        committer.submit(commit);
        return commit.result();
    }

    public CompletableFuture<Void> putSession(SessionRow session) {
        return change(connection -> AccountTable.putSession(connection, session));
    }

    /// Notes when a session was used; one that was ended meanwhile stays ended.
    public CompletableFuture<Void> touchSession(String token, Instant seen) {
        return change(connection -> AccountTable.touchSession(connection, token, seen));
    }

    public CompletableFuture<Void> removeSessions(List<String> tokens) {
        return change(connection -> {
            for (String token : tokens) {
                AccountTable.removeSession(connection, token);
            }
        });
    }

    private CompletableFuture<Void> change(SqlCommit.Change change) {
        SqlCommit commit = new SqlCommit(change);
        committer.submit(commit);
        return commit.result();
    }
}
