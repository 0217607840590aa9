package app.lading.server.storage;

import app.lading.model.error.LadingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/// One change that is to last, as the [Committer] carries it out. All methods run on its thread, in this
/// order; a commit that fails in one of them gets [#failed] instead of the rest.
interface Commit {
    /// Looks and decides; changes nothing. What is to be done to files goes into the batch's journal.
    default void decide(Batch batch) throws SQLException, IOException, LadingException {}

    /// Moves, makes or deletes files; the journal that says so has been forced. When this fails, nothing of
    /// it is done: the committer takes back what was announced.
    default void place(Batch batch) throws IOException, LadingException {}

    /// Changes the tables.
    void write(Connection connection) throws SQLException;

    /// It lasts. Must be quick and must not throw.
    void done();

    /// It did not happen; or nobody knows, when the database failed: then the journal decides after it is
    /// open again.
    void failed(LadingException cause);
}
