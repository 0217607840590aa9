package app.lading.server.storage;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Deletes one finished file. Other hard links to the same content keep it.
final class RemoveCommit implements Commit {
    private final String owner;
    private final String file;
    private final Shelf shelf;
    private final Disk disk;
    private final CompletableFuture<FileRow> result = new CompletableFuture<>();
    private @Nullable FileRow row;

    RemoveCommit(String owner, String file, Shelf shelf, Disk disk) {
        this.owner = owner;
        this.file = file;
        this.shelf = shelf;
        this.disk = disk;
    }

    /// What was deleted.
    CompletableFuture<FileRow> result() {
        return result;
    }

    @Override
    public void decide(Batch batch) throws SQLException, IOException, LadingException {
        FileRow found = FileTable.byId(batch.connection(), owner, file)
                .orElseThrow(() -> new LadingException(ErrorCode.NOT_FOUND, "there is no such file"));
        if (!batch.claim("name:" + owner + "/" + FileNames.join(found.folder(), found.name()))) {
            throw new Batch.Wait();
        }
        row = found;
        batch.announce(this, new JournalRecord.Remove(found.id(), owner, found.folder(), found.name()));
    }

    @Override
    public void place(Batch batch) throws IOException, LadingException {
        FileRow found = found();
        Path path = shelf.file(owner, found.folder(), found.name());
        if (disk.delete(path)) {
            batch.changed(shelf.folder(owner, found.folder()));
        }
    }

    @Override
    public void write(Connection connection) throws SQLException {
        FileTable.remove(connection, found().id());
    }

    @Override
    public void done() {
        result.complete(found());
    }

    @Override
    public void failed(LadingException cause) {
        result.completeExceptionally(cause);
    }

    private FileRow found() {
        FileRow found = row;
        if (found == null) {
            throw new IllegalStateException("nothing was decided for file " + file);
        }
        return found;
    }
}
