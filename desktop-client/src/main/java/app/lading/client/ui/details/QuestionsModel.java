package app.lading.client.ui.details;

import app.lading.client.transfer.Clash;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.task.UiThread;
import app.lading.model.error.LadingException;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files of an item that ask a person, each with its own answer. What is answered leaves the list at once, and
/// comes back when it asks again. FX thread only.
public final class QuestionsModel {
    private static final int PAGE = 200;
    // After so many looks a question that was answered and still stands is shown again.
    private static final int PATIENCE = 3;

    private final UploadQueue queue;
    private final UiThread ui;
    private final ObservableList<Clash> clashes = FXCollections.observableArrayList();
    private final Map<Clash, Integer> answered = new HashMap<>();
    private final Map<Long, String> drafts = new HashMap<>();
    private long item;
    private long asked = -1;

    /// Empty as yet.
    public QuestionsModel(UploadQueue queue, UiThread ui) {
        this.queue = queue;
        this.ui = ui;
    }

    /// The first two hundred that ask.
    public ObservableList<Clash> clashes() {
        return clashes;
    }

    /// Shows the questions of an item; asks the queue again only when their number changed.
    ///
    /// @param id 0 for none
    /// @param number how many files ask
    public void show(long id, long number) {
        if (id == item && number == asked) {
            return;
        }
        if (id != item) {
            clashes.clear();
            answered.clear();
            drafts.clear();
        }
        item = id;
        asked = number;
        if (id == 0 || number == 0) {
            clashes.clear();
            return;
        }
        ask();
    }

    /// Looks whether what was answered asks again; nothing to do when nothing was answered lately.
    public void lookAgain() {
        if (item != 0 && !answered.isEmpty()) {
            ask();
        }
    }

    private void ask() {
        long about = item;
        Asked.then(queue.clashes(about, 0, PAGE), ui, page -> {
            if (item == about) {
                update(page);
            }
        });
    }

    /// Changes only what differs, so that a field in which somebody types stays where it is.
    private void update(List<Clash> page) {
        Set<Clash> still = new HashSet<>(page);
        answered.replaceAll((clash, looks) -> looks - 1);
        answered.entrySet().removeIf(one -> one.getValue() <= 0 || !still.contains(one.getKey()));
        List<Clash> wanted =
                page.stream().filter(clash -> !answered.containsKey(clash)).toList();
        Set<Long> files = wanted.stream().map(Clash::file).collect(Collectors.toSet());
        clashes.removeIf(clash -> !files.contains(clash.file()));
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= clashes.size() || clashes.get(i).file() != wanted.get(i).file()) {
                clashes.add(i, wanted.get(i));
            } else if (!clashes.get(i).equals(wanted.get(i))) {
                clashes.set(i, wanted.get(i));
            }
        }
    }

    private void gone(Clash clash) {
        answered.put(clash, PATIENCE);
        drafts.remove(clash.file());
        clashes.remove(clash);
    }

    /// The name that somebody typed for a file, or the one that is proposed.
    public String draft(Clash clash) {
        String proposed = clash.suggestedName() == null ? clash.name() : clash.suggestedName();
        return drafts.getOrDefault(clash.file(), proposed);
    }

    /// Remembers what is typed.
    public void draft(Clash clash, String typed) {
        drafts.put(clash.file(), typed);
    }

    /// Answers a name that exists.
    public void answer(Clash clash, ConflictPolicy policy) {
        queue.answerFiles(List.of(clash.file()), policy);
        gone(clash);
    }

    /// Sends it under the name that is typed for it.
    ///
    /// @return the key of the words for what is wrong with the name; empty when it is on its way
    public Optional<String> rename(Clash clash) {
        String name = draft(clash).strip();
        try {
            FileNames.checkName(name);
        } catch (LadingException e) {
            return Optional.of("details.name.wrong");
        }
        queue.rename(clash.file(), name);
        gone(clash);
        return Optional.empty();
    }

    /// Leaves it out.
    public void skip(Clash clash) {
        queue.skip(List.of(clash.file()));
        gone(clash);
    }

    /// Tries it again as it is.
    public void retry(Clash clash) {
        queue.retryFiles(item, List.of(clash.file()));
        gone(clash);
    }
}
