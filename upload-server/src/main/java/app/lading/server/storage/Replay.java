package app.lading.server.storage;

import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does again what the journal announced and the database does not contain: each step looks first how far
/// it came.
final class Replay {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final Incoming incoming;
    private final Shelf shelf;
    private final Disk disk;

    Replay(Incoming incoming, Shelf shelf, Disk disk) {
        this.incoming = incoming;
        this.shelf = shelf;
        this.disk = disk;
    }

    /// The records behind the database's mark, in their order: what one group of the committer left half
    /// done.
    void tail(Connection connection, List<JournalRecord> records) throws IOException, SQLException, LadingException {
        Set<String> withdrawn = new HashSet<>();
        for (JournalRecord record : records) {
            if (record instanceof JournalRecord.Withdraw withdraw) {
                withdrawn.add(withdraw.file());
            }
        }
        for (JournalRecord record : records) {
            switch (record) {
                case JournalRecord.Publish publish -> {
                    if (!withdrawn.contains(publish.file().id())) {
                        publish(connection, publish);
                    }
                }
                case JournalRecord.Withdraw ignored -> {}
                case JournalRecord.Remove r -> {
                    if (FileTable.byId(connection, r.owner(), r.file()).isPresent()) {
                        disk.delete(shelf.file(r.owner(), r.folder(), r.name()));
                        FileTable.remove(connection, r.file());
                    }
                }
                case JournalRecord.MakeFolder r -> makeFolder(connection, r.owner(), r.folder());
                case JournalRecord.RemoveFolder r -> FileTable.removeFolder(connection, r.owner(), r.folder());
                case JournalRecord.RemoveUser r -> removeUser(connection, r.owner());
            }
        }
    }

    /// The whole journal, for tables that are empty.
    ///
    /// @return how many files are there again
    int all(Connection connection, List<JournalRecord> records) throws IOException, SQLException, LadingException {
        Map<String, JournalRecord.Publish> live = new LinkedHashMap<>();
        Map<String, String> byName = new HashMap<>();
        Set<Folder> folders = new HashSet<>();
        for (JournalRecord record : records) {
            switch (record) {
                case JournalRecord.Publish publish -> {
                    FileTable.putReceipt(connection, publish.receipt());
                    if (publish.part() != null) {
                        String before = byName.put(
                                nameOf(publish.file()), publish.file().id());
                        if (before != null) {
                            live.remove(before);
                        }
                        live.put(publish.file().id(), publish);
                    }
                }
                case JournalRecord.Withdraw r -> live.remove(r.file());
                case JournalRecord.Remove r -> live.remove(r.file());
                case JournalRecord.MakeFolder r -> folders.add(new Folder(r.owner(), r.folder()));
                case JournalRecord.RemoveFolder r -> folders.remove(new Folder(r.owner(), r.folder()));
                case JournalRecord.RemoveUser r -> {
                    live.values().removeIf(other -> other.file().owner().equals(r.owner()));
                    folders.removeIf(folder -> folder.owner().equals(r.owner()));
                }
            }
        }
        int files = 0;
        for (JournalRecord.Publish publish : live.values()) {
            files += publish(connection, publish) ? 1 : 0;
        }
        for (Folder folder : folders) {
            makeFolder(connection, folder.owner(), folder.folder());
        }
        return files;
    }

    private boolean publish(Connection connection, JournalRecord.Publish publish)
            throws IOException, SQLException, LadingException {
        FileRow file = publish.file();
        String part = publish.part();
        if (part != null && !isInPlace(publish, part)) {
            LOG.warn(
                    "File {} of {} was about to be published, but neither it nor its upload is there as announced",
                    file.id(),
                    file.owner());
            return false;
        }
        if (part != null) {
            FileTable.removeNamed(connection, file.owner(), file.folder(), file.name());
            FileTable.makeFolder(connection, file.owner(), file.folder());
            FileTable.put(connection, file);
            incoming.deleteAll(part);
            incoming.deleteAll(publish.receipt().upload());
        }
        UploadTable.remove(connection, publish.receipt().upload());
        FileTable.putReceipt(connection, publish.receipt());
        return true;
    }

    /// Puts the file in place when that was not done, and says whether it is.
    private boolean isInPlace(JournalRecord.Publish publish, String upload) throws IOException, LadingException {
        FileRow file = publish.file();
        Path part = incoming.part(upload);
        Path target = shelf.file(file.owner(), file.folder(), file.name());
        if (!Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            return shelf.isWhole(file);
        }
        if (Files.size(part) != file.size()) {
            return false;
        }
        boolean taken = shelf.exists(target);
        if (taken && Files.isSameFile(part, target)) {
            disk.delete(part);
        } else if (taken && !publish.replaces()) {
            return false;
        } else {
            for (Path changed : shelf.prepare(file.owner(), file.folder())) {
                disk.forceFolder(changed);
            }
            if (publish.replaces()) {
                disk.replace(part, target);
            } else {
                disk.place(part, target);
            }
        }
        disk.setReadOnly(target);
        disk.forceFolder(shelf.folder(file.owner(), file.folder()));
        return true;
    }

    private void makeFolder(Connection connection, String owner, String folder)
            throws IOException, SQLException, LadingException {
        for (Path changed : shelf.prepare(owner, folder)) {
            disk.forceFolder(changed);
        }
        FileTable.makeFolder(connection, owner, folder);
    }

    private static void removeUser(Connection connection, String owner) throws SQLException {
        AccountTable.remove(connection, owner);
        for (UploadRow upload : UploadTable.ofOwner(connection, owner)) {
            UploadTable.remove(connection, upload.id());
        }
        FileTable.removeUser(connection, owner);
    }

    private static String nameOf(FileRow file) {
        return file.owner() + "/" + FileNames.join(file.folder(), file.name());
    }

    private record Folder(String owner, String folder) {}
}
