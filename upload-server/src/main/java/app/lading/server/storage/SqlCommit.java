package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/// A change of tables only.
final class SqlCommit implements Commit {
    /// What is changed.
    @FunctionalInterface
    interface Change {
        void apply(Connection connection) throws SQLException;
    }

    private final Change change;
    private final Runnable after;
    private final CompletableFuture<Void> result = new CompletableFuture<>();

    SqlCommit(Change change) {
        this(change, () -> {});
    }

    /// @param after runs on the committer's thread when the change lasts, before anybody hears of it
    SqlCommit(Change change, Runnable after) {
        this.change = change;
        this.after = after;
    }

    /// Completes on the committer's thread; exceptionally with a [LadingException].
    CompletableFuture<Void> result() {
        return result;
    }

    @Override
    public void write(Connection connection) throws SQLException {
        change.apply(connection);
    }

    @Override
    public void done() {
        after.run();
        result.complete(null);
    }

    @Override
    public void failed(LadingException cause) {
        result.completeExceptionally(cause);
    }
}
