package app.lading.server.storage;

import app.lading.model.name.FileNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the journal, read from its start, says should be there now.
final class History {
    /// A folder that was made.
    record Folder(String owner, String folder) {}

    private record Key(String owner, String key) {}

    private final Map<String, List<JournalRecord.Publish>> byName = new LinkedHashMap<>();
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();
    private final Set<Folder> folders = new LinkedHashSet<>();

    /// Takes the next record; those that were taken back are not handed in.
    void add(JournalRecord record) {
        switch (record) {
            case JournalRecord.Publish r -> {
                receipts.put(r.receipt().upload(), r.receipt());
                if (r.part() != null) {
                    FileRow file = r.file();
                    byName.computeIfAbsent(name(file.owner(), file.folder(), file.name()), key -> new ArrayList<>())
                            .add(r);
                }
            }
            case JournalRecord.Withdraw ignored -> {}
            case JournalRecord.Remove r -> byName.remove(name(r.owner(), r.folder(), r.name()));
            case JournalRecord.MakeFolder r -> folders.add(new Folder(r.owner(), r.folder()));
            case JournalRecord.RemoveFolder r -> folders.remove(new Folder(r.owner(), r.folder()));
            case JournalRecord.RemoveUser r -> {
                byName.values().removeIf(all -> all.getFirst().file().owner().equals(r.owner()));
                receipts.values().removeIf(receipt -> receipt.owner().equals(r.owner()));
                folders.removeIf(folder -> folder.owner().equals(r.owner()));
            }
        }
    }

    /// What was published under each name that should be there, oldest first: the last one replaced those
    /// before it, unless that failed.
    Collection<List<JournalRecord.Publish>> candidates() {
        return List.copyOf(byName.values());
    }

    Set<Folder> folders() {
        return folders;
    }

    /// Nothing came of that publication.
    void forget(Receipt receipt) {
        receipts.remove(receipt.upload());
    }

    /// What is to be said again: of each key only the last.
    Collection<Receipt> receipts() {
        Map<Key, String> uploadByKey = new HashMap<>();
        for (Receipt receipt : List.copyOf(receipts.values())) {
            if (receipt.key() != null) {
                String before = uploadByKey.put(new Key(receipt.owner(), receipt.key()), receipt.upload());
                if (before != null) {
                    receipts.remove(before);
                }
            }
        }
        return receipts.values();
    }

    private static String name(String owner, String folder, String name) {
        return owner + "/" + FileNames.join(folder, name);
    }
}
