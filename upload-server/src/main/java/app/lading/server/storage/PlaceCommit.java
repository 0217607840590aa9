package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A change of names on the disk that the journal announces, and of the tables that go with it.
final class PlaceCommit<T> implements Commit {
    /// What is done to the disk.
    interface Action<T> {
        T run(Batch batch) throws IOException, LadingException;
    }

    /// What is looked at before anything is announced.
    interface Check {
        void run(Batch batch) throws SQLException, IOException, LadingException;
    }

    private final @Nullable JournalRecord record;
    private final Check check;
    private final Action<T> action;
    private final SqlCommit.Change change;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private @Nullable T outcome;

    PlaceCommit(@Nullable JournalRecord record, Action<T> action, SqlCommit.Change change) {
        this(record, batch -> {}, action, change);
    }

    PlaceCommit(@Nullable JournalRecord record, Check check, Action<T> action, SqlCommit.Change change) {
        this.record = record;
        this.check = check;
        this.action = action;
        this.change = change;
    }

    /// Completes on the committer's thread; exceptionally with a [LadingException].
    CompletableFuture<T> result() {
        return result;
    }

    @Override
    public void decide(Batch batch) throws SQLException, IOException, LadingException {
        check.run(batch);
        if (record != null) {
            batch.announce(this, record);
        }
    }

    @Override
    public void place(Batch batch) throws IOException, LadingException {
        outcome = action.run(batch);
    }

    @Override
    public void write(Connection connection) throws SQLException {
        change.apply(connection);
    }

    @Override
    public void done() {
        T value = outcome;
        if (value == null) {
            throw new IllegalStateException("the change was not made");
        }
        result.complete(value);
    }

    @Override
    public void failed(LadingException cause) {
        result.completeExceptionally(cause);
    }
}
