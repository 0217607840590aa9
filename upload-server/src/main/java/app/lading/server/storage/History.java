package app.lading.server.storage;

import app.lading.model.name.FileNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the journal, read from its start, says should be there now: where in it the publications stand that
/// count, some 40 bytes for each, and not the publications themselves.
final class History {
    /// A folder that was made.
    record Folder(String owner, String folder) {}

    private final KeyIndex newestByName = new KeyIndex();
    private final Positions starts = new Positions();
    private int[] before = new int[16];

    /// The publications that are the newest of their names.
    private final BitSet newest = new BitSet();

    private final Map<String, Long> removedUsers = new HashMap<>();
    private final Set<Folder> folders = new LinkedHashSet<>();

    /// Reads the journal once.
    static History of(JournalReader journal) throws IOException {
        History history = new History();
        while (journal.next()) {
            history.add(journal.record(), journal.start());
        }
        return history;
    }

    private void add(JournalRecord record, long start) {
        switch (record) {
            case JournalRecord.Publish r -> {
                if (r.part() != null) {
                    publish(r.file(), start);
                }
            }
            case JournalRecord.Withdraw ignored -> {}
            case JournalRecord.Remove r -> {
                String name = name(r.owner(), r.folder(), r.name());
                int last = newestByName.get(name);
                if (last != KeyIndex.NONE) {
                    newest.clear(last);
                    newestByName.put(name, KeyIndex.NONE);
                }
            }
            case JournalRecord.MakeFolder r -> folders.add(new Folder(r.owner(), r.folder()));
            case JournalRecord.RemoveFolder r -> folders.remove(new Folder(r.owner(), r.folder()));
            case JournalRecord.RemoveUser r -> {
                removedUsers.put(r.owner(), start);
                folders.removeIf(folder -> folder.owner().equals(r.owner()));
            }
        }
    }

    private void publish(FileRow file, long start) {
        String name = name(file.owner(), file.folder(), file.name());
        int last = newestByName.get(name);
        int number = starts.count();
        starts.add(start);
        if (number == before.length) {
            before = Arrays.copyOf(before, 2 * number);
        }
        before[number] = last == KeyIndex.NONE || isOver(file.owner(), starts.get(last)) ? KeyIndex.NONE : last;
        if (last != KeyIndex.NONE) {
            newest.clear(last);
        }
        newest.set(number);
        newestByName.put(name, number);
    }

    /// Whether a record speaks of somebody who was removed after it.
    boolean isOver(String owner, long start) {
        Long removed = removedUsers.get(owner);
        return removed != null && start < removed;
    }

    /// The next name's newest publication.
    ///
    /// @param from the number of the one before plus one, or 0
    /// @return its number; -1 when there is no further one
    int nextNewest(int from) {
        return newest.nextSetBit(from);
    }

    /// Where the publications under one name stand in the journal that should be there, newest first: it replaced
    /// those behind it, unless that failed.
    List<Long> candidates(int number) {
        List<Long> candidates = new ArrayList<>();
        for (int each = number; each != KeyIndex.NONE; each = before[each]) {
            candidates.add(starts.get(each));
        }
        return candidates;
    }

    Set<Folder> folders() {
        return folders;
    }

    private static String name(String owner, String folder, String name) {
        return owner + "/" + FileNames.join(folder, name);
    }
}
