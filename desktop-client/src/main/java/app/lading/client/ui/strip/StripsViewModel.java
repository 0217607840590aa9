package app.lading.client.ui.strip;

import app.lading.client.store.Problem;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Preflight;
import app.lading.client.transfer.ProblemCount;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.WaitReason;
import app.lading.client.ui.queue.Asked;
import app.lading.client.ui.queue.ProblemText;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Words;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is said once for many rows: names that exist, what will not fit or cannot be sent, and one cause that
/// stopped several uploads. FX thread only.
public final class StripsViewModel {
    private static final String NAME_EXISTS = "name-exists";
    private static final String BAD_NAME = "bad-name";
    private static final String UNREADABLE = "source-unreadable";
    private static final int MOST = 4;
    private static final int MANY = 2;
    private static final int PAGE = 1000;

    private final UploadQueue queue;
    private final QueueViewModel model;
    private final UiThread ui;
    private final ProblemText problems;
    private final ObservableList<Strip> strips = FXCollections.observableArrayList();
    private @Nullable List<ItemView> last;
    private Preflight lastPreflight = Preflight.NOTHING;

    /// Watches the queue from now on.
    public StripsViewModel(UploadQueue queue, QueueViewModel model, UiThread ui) {
        this.queue = queue;
        this.model = model;
        this.ui = ui;
        this.problems = model.text().problems();
        model.snapshotProperty().subscribe(this::take);
        model.formats().texts().localeProperty().subscribe(locale -> {
            last = null;
            take(model.snapshotProperty().get());
        });
    }

    /// The lines, the most urgent first, four at most.
    public ObservableList<Strip> strips() {
        return FXCollections.unmodifiableObservableList(strips);
    }

    private void take(Snapshot snapshot) {
        if (isKnown(snapshot.items()) && snapshot.preflight().equals(lastPreflight)) {
            return;
        }
        last = snapshot.items();
        lastPreflight = snapshot.preflight();
        List<Strip> found = new ArrayList<>();
        preflight(snapshot, found);
        conflicts(snapshot.items(), found);
        causes(snapshot.items(), found);
        List<Strip> shown = found.size() > MOST ? found.subList(0, MOST) : found;
        if (!sameWords(shown)) {
            strips.setAll(shown);
        }
    }

    /// The queue gives the identical list while nothing in it changed.
    @SuppressWarnings("ReferenceEquality")
    private boolean isKnown(List<ItemView> items) {
        return items == last;
    }

    private boolean sameWords(List<Strip> shown) {
        if (shown.size() != strips.size()) {
            return false;
        }
        for (int i = 0; i < shown.size(); i++) {
            if (!shown.get(i).id().equals(strips.get(i).id())
                    || !shown.get(i).text().equals(strips.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    private void preflight(Snapshot snapshot, List<Strip> found) {
        Preflight check = snapshot.preflight();
        if (!check.fitsQuota()) {
            found.add(tooMuch("quota", check.neededBytes(), check.quotaFree()));
        } else if (!check.fitsDisk()) {
            found.add(tooMuch("disk", check.neededBytes(), check.diskFree()));
        }
        long unreadable = check.unreadable() + check.unreadableFolders();
        if (check.badNames() + unreadable > 0) {
            String key = check.badNames() == 0
                    ? "strip.unreadable"
                    : unreadable == 0 ? "strip.badNames" : "strip.badNamesAndUnreadable";
            Object first = new Counted("strip.names", check.badNames());
            Object second = Counted.things(check.unreadable(), check.unreadableFolders());
            Words text = check.badNames() == 0 ? Words.of(key, second) : Words.of(key, first, second);
            found.add(new Strip(
                    "preflight",
                    Strip.Tone.WARNS,
                    "fth-alert-triangle",
                    text,
                    List.of(new Strip.Answer("fix-all", Words.of("strip.fixAll"), this::fixAll))));
        }
    }

    private Strip tooMuch(String what, long needed, @Nullable Long free) {
        return new Strip(
                what,
                Strip.Tone.WARNS,
                "fth-hard-drive",
                Words.of(
                        "strip." + what,
                        model.formats().sizes().format(needed),
                        model.formats().sizes().format(free == null ? 0 : free)),
                List.of());
    }

    /// Sends what has a name that is not allowed under the name that the queue proposes, and leaves out what
    /// cannot be read. Page by page: what is answered does not come again, and the next page begins behind the last
    /// file.
    private void fixAll() {
        for (ItemView item : model.snapshotProperty().get().items()) {
            if (item.asking() + item.failed() > 0) {
                fix(item.id(), 0);
            }
        }
    }

    private void fix(long item, long after) {
        Asked.then(queue.unfit(item, after, PAGE), ui, page -> {
            List<Long> left = new ArrayList<>();
            for (Clash clash : page) {
                String name = clash.suggestedName();
                if (clash.problem().code().equals(BAD_NAME) && name != null) {
                    queue.rename(clash.file(), name);
                } else if (clash.problem().code().equals(UNREADABLE)) {
                    left.add(clash.file());
                }
            }
            if (!left.isEmpty()) {
                queue.skip(left);
            }
            if (page.size() == PAGE) {
                fix(item, page.getLast().file());
            }
        });
    }

    private void conflicts(List<ItemView> items, List<Strip> found) {
        List<Long> loose = new ArrayList<>();
        for (ItemView item : items) {
            long clashes = item.attentionFiles() == 0 ? 0 : item.countOf(NAME_EXISTS);
            if (clashes == 0) {
                continue;
            }
            if (!item.isFolder()) {
                loose.add(item.id());
                continue;
            }
            String name = item.path().getFileName() == null
                    ? ""
                    : item.path().getFileName().toString();
            String target = FileNames.visible(FileNames.join(item.folder(), name));
            Words text = Words.of("strip.conflict", clashes, new Counted("queue.files", item.files()), target);
            found.add(conflict("conflict-" + item.id(), text, List.of(item.id())));
        }
        if (loose.size() >= MANY) {
            found.add(conflict("conflict", Words.of("strip.conflict.loose", (long) loose.size()), List.copyOf(loose)));
        }
    }

    private Strip conflict(String id, Words text, List<Long> items) {
        List<Strip.Answer> answers = new ArrayList<>();
        answers.add(answer("keep-both", "queue.action.keepBoth", items, ConflictPolicy.RENAME));
        answers.add(answer("replace", "queue.action.replace", items, ConflictPolicy.REPLACE));
        answers.add(answer("skip", "queue.action.skip", items, ConflictPolicy.SKIP));
        if (items.size() == 1) {
            answers.add(new Strip.Answer("choose", Words.of("queue.action.choose"), () -> choose(items.getFirst())));
        }
        return new Strip(id, Strip.Tone.ASKS, "fth-help-circle", text, answers);
    }

    private Strip.Answer answer(String id, String key, List<Long> items, ConflictPolicy policy) {
        return new Strip.Answer(id, Words.of(key), () -> {
            items.forEach(item -> queue.answer(item, policy));
            model.tick();
        });
    }

    private void choose(long item) {
        model.selectedIdProperty().set(item);
        model.detailsOpenProperty().set(true);
    }

    /// The same failure, or the same full disk, on several rows.
    private void causes(List<ItemView> items, List<Strip> found) {
        Map<String, List<Long>> failed = new LinkedHashMap<>();
        Map<String, Problem> first = new LinkedHashMap<>();
        List<Long> noSpace = new ArrayList<>();
        for (ItemView item : items) {
            if (item.failed() == 0 && item.waiting() == null) {
                continue;
            }
            for (ProblemCount count : item.problems()) {
                if (count.state() == FileState.FAILED) {
                    String code = count.problem().code();
                    failed.computeIfAbsent(code, ignored -> new ArrayList<>()).add(item.id());
                    first.putIfAbsent(code, count.problem());
                }
            }
            if (item.waiting() != null && item.waiting().reason() == WaitReason.NO_SPACE) {
                noSpace.add(item.id());
            }
        }
        failed.forEach((code, ids) -> {
            Problem problem = first.get(code);
            if (ids.size() >= MANY && problem != null) {
                found.add(new Strip(
                        "cause-" + code,
                        Strip.Tone.FAILS,
                        "fth-alert-circle",
                        Words.of(
                                "strip.cause",
                                new Counted("queue.rows", ids.size()),
                                problems.what(problem),
                                problems.remedy(problem)),
                        List.of(new Strip.Answer("retry", Words.of("queue.action.retry"), () -> {
                            queue.retry(ids);
                            model.tick();
                        }))));
            }
        });
        if (noSpace.size() >= MANY) {
            found.add(new Strip(
                    "no-space",
                    Strip.Tone.WARNS,
                    "fth-hard-drive",
                    Words.of("strip.noSpace", new Counted("queue.rows", noSpace.size())),
                    List.of(new Strip.Answer("try-now", Words.of("queue.action.tryNow"), queue::retryNow))));
        }
    }
}
