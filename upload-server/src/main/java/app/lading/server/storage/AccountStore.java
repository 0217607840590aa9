package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Accounts and sessions that last. Thread safe; the futures complete on the committer's thread.
public final class AccountStore {
    private final Database database;
    private final Committer committer;
    private final AccountsFile file;
    private final Shelf shelf;
    private final Path removed;
    private final Disk disk;
    private final Clock clock;

    AccountStore(
            Database database,
            Committer committer,
            AccountsFile file,
            Shelf shelf,
            Path removed,
            Disk disk,
            Clock clock) {
        this.database = database;
        this.committer = committer;
        this.file = file;
        this.shelf = shelf;
        this.removed = removed;
        this.disk = disk;
        this.clock = clock;
    }

    public List<AccountRow> accounts() throws LadingException {
        return database.read(AccountTable::all);
    }

    public List<SessionRow> sessions() throws LadingException {
        return database.read(AccountTable::sessions);
    }

    /// Adds or changes an account.
    ///
    /// @param all all accounts as they will be, for the copy outside of the database
    public CompletableFuture<Boolean> put(AccountRow account, List<AccountRow> all) {
        PlaceCommit<Boolean> commit = new PlaceCommit<>(
                null,
                batch -> {
                    file.write(all);
                    return true;
                },
                connection -> AccountTable.put(connection, account));
        committer.submit(commit);
        return commit.result();
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
                    file.write(all);
                    return moveAway(name, batch);
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

    private Optional<Path> moveAway(String name, Batch batch) throws IOException, LadingException {
        Path folder = shelf.userFolder(name);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        disk.createFolders(removed);
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path target = removed.resolve(name + "-" + time);
        for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
            target = removed.resolve(name + "-" + time + "-" + i);
        }
        disk.replace(folder, target);
        batch.changed(removed);
        batch.changed(shelf.root());
        return Optional.of(target);
    }

    private CompletableFuture<Void> change(SqlCommit.Change change) {
        SqlCommit commit = new SqlCommit(change);
        committer.submit(commit);
        return commit.result();
    }
}
