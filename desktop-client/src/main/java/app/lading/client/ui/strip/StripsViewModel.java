package app.lading.client.ui.strip;

import app.lading.client.store.Problem;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Preflight;
import app.lading.client.transfer.ProblemCount;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.WaitReason;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.NotAdded;
import app.lading.client.ui.queue.ProblemText;
import app.lading.client.ui.queue.QueueCommands;
import app.lading.client.ui.queue.QueueFilter;
import app.lading.client.ui.queue.QueueViewModel;
import app.lading.client.ui.queue.RowAction;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Counted;
import app.lading.client.ui.text.Words;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is said once for many rows: names that exist, what will not fit or cannot be sent, and one cause that
/// stopped several uploads. FX thread only.
public final class StripsViewModel {
    private static final String NAME_EXISTS = "name-exists";
    private static final String BAD_NAME = Fixing.BAD_NAME;
    private static final String UNREADABLE = "source-unreadable";
    private static final String TOO_LARGE = "file-too-large";
    private static final int MOST = 4;
    private static final int MANY = 2;
    private static final long UNKNOWN = -1;

    private final UploadQueue queue;
    private final QueueViewModel model;
    private final QueueCommands commands;
    private final Fixing fixing;
    private final ProblemText problems;
    private final Set<String> dismissed = new HashSet<>();
    private final ObservableList<Strip> strips = FXCollections.observableArrayList();
    // Made once: it hears of changes only as long as somebody holds it, and who listens to it does not.
    private final ObservableList<Strip> seen = FXCollections.unmodifiableObservableList(strips);
    private long structure = UNKNOWN;
    private long states = UNKNOWN;
    private Preflight lastPreflight = Preflight.NOTHING;

    /// Watches the queue from now on.
    ///
    /// @param commands on the rows of the model
    public StripsViewModel(
            UploadQueue queue, QueueViewModel model, QueueCommands commands, UiThread ui, Toasts toasts) {
        this.queue = queue;
        this.model = model;
        this.commands = commands;
        this.fixing = new Fixing(queue, model, ui, toasts);
        this.problems = model.text().problems();
        model.snapshotProperty().subscribe(this::take);
        model.formats().texts().localeProperty().subscribe(this::again);
        model.notAddedProperty().subscribe((before, now) -> again());
    }

    private void again() {
        states = UNKNOWN;
        take(model.snapshotProperty().get());
    }

    /// The lines, the most urgent first, four at most.
    public ObservableList<Strip> strips() {
        return seen;
    }

    /// Takes a line away until it is about something else. Nothing is answered by that: what asks goes on asking in
    /// its row.
    public void dismiss(Strip strip) {
        dismissed.add(strip.id());
        model.notAddedProperty().get().stream()
                .filter(one -> id(one).equals(strip.id()))
                .findFirst()
                .ifPresent(model::forgetNotAdded);
        again();
    }

    private void take(Snapshot snapshot) {
        if (snapshot.structure() == structure
                && snapshot.states() == states
                && snapshot.preflight().equals(lastPreflight)) {
            return;
        }
        structure = snapshot.structure();
        states = snapshot.states();
        lastPreflight = snapshot.preflight();
        List<Strip> found = new ArrayList<>();
        model.notAddedProperty().get().forEach(one -> found.add(notAdded(one)));
        preflight(snapshot, found);
        conflicts(snapshot.items(), found);
        causes(snapshot.items(), found);
        dismissed.retainAll(found.stream().map(Strip::id).toList());
        found.removeIf(strip -> dismissed.contains(strip.id()));
        List<Strip> shown = found.size() > MOST ? found.subList(0, MOST) : found;
        if (!sameWords(shown)) {
            strips.setAll(shown);
        }
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

    private static String id(NotAdded one) {
        return "not-added-" + Integer.toHexString(one.hashCode());
    }

    private Strip notAdded(NotAdded one) {
        return new Strip(
                id(one),
                Strip.Tone.FAILS,
                "fth-alert-circle",
                Words.of("strip.notAdded", new Counted("queue.rows", one.paths().size()), one.cause()),
                List.of(new Strip.Answer("try-again", Words.of("strip.tryAgain"), () -> commands.tryAgain(one))));
    }

    private void preflight(Snapshot snapshot, List<Strip> found) {
        Preflight check = snapshot.preflight();
        if (!check.fitsQuota()) {
            found.add(tooMuch("quota", check.neededBytes(), check.quotaFree()));
        } else if (!check.fitsDisk()) {
            found.add(tooMuch("disk", check.neededBytes(), check.diskFree()));
        }
        Long largest = check.largestAllowed();
        if (check.tooLarge() > 0 && largest != null) {
            found.add(new Strip(
                    "too-large",
                    Strip.Tone.WARNS,
                    "fth-alert-triangle",
                    Words.of(
                            check.tooLarge() == 1 ? "strip.tooLarge.single" : "strip.tooLarge",
                            new Counted("queue.files", check.tooLarge()),
                            model.formats().sizes().format(largest)),
                    List.of(new Strip.Answer("leave-out", Words.of("strip.leaveOut"), () -> fixing.fix(TOO_LARGE)))));
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
                    List.of(new Strip.Answer(
                            "fix-all", Words.of("strip.fixAll"), () -> fixing.fix(BAD_NAME, UNREADABLE)))));
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
                List.of(new Strip.Answer("show", Words.of("strip.show"), this::showUnsent)));
    }

    /// What is still to be sent is what can be taken out.
    private void showUnsent() {
        model.filterProperty().set(QueueFilter.WAITING);
    }

    private void conflicts(List<ItemView> items, List<Strip> found) {
        for (ItemView item : items) {
            long clashes = item.isFolder() ? clashes(item) : 0;
            if (clashes > 0) {
                String target = FileNames.visible(FileNames.join(item.folder(), name(item)));
                Words text = Words.of(
                        clashes == 1 ? "strip.conflict.single" : "strip.conflict",
                        clashes,
                        new Counted("queue.files", item.files()),
                        target);
                found.add(conflict("conflict-" + item.id(), text, () -> List.of(item.id()), true));
            }
        }
        long loose = items.stream().filter(StripsViewModel::isLooseClash).count();
        if (loose >= MANY) {
            found.add(conflict("conflict", Words.of("strip.conflict.loose", loose), this::looseClashes, false));
        }
    }

    private static String name(ItemView item) {
        return item.path().getFileName() == null
                ? ""
                : item.path().getFileName().toString();
    }

    private static long clashes(ItemView item) {
        return item.attentionFiles() == 0 ? 0 : item.countOf(NAME_EXISTS);
    }

    private static boolean isLooseClash(ItemView item) {
        return !item.isFolder() && clashes(item) > 0;
    }

    /// The rows that ask when somebody answers, not when the line was written.
    private List<Long> looseClashes() {
        return now().filter(StripsViewModel::isLooseClash).map(ItemView::id).toList();
    }

    private Stream<ItemView> now() {
        return queue.snapshot().items().stream();
    }

    private Strip conflict(String id, Words text, Supplier<List<Long>> items, boolean isOne) {
        List<Strip.Answer> answers = new ArrayList<>();
        answers.add(answer("keep-both", "queue.action.keepBoth", items, ConflictPolicy.RENAME));
        answers.add(answer("replace", "queue.action.replace", items, ConflictPolicy.REPLACE));
        answers.add(new Strip.Answer("skip", Words.of("queue.action.skip"), () -> skip(items.get())));
        if (isOne) {
            answers.add(new Strip.Answer(
                    "choose",
                    Words.of("queue.action.choose"),
                    () -> choose(items.get().getFirst())));
        }
        return new Strip(id, Strip.Tone.ASKS, "fth-help-circle", text, answers);
    }

    private Strip.Answer answer(String id, String key, Supplier<List<Long>> items, ConflictPolicy policy) {
        return new Strip.Answer(id, Words.of(key), () -> {
            items.get().forEach(item -> queue.answer(item, policy));
            model.tick();
        });
    }

    /// As the rows themselves are skipped: that can be taken back.
    private void skip(List<Long> items) {
        commands.run(
                RowAction.SKIP,
                items.stream().flatMap(id -> Stream.ofNullable(model.row(id))).toList());
    }

    private void choose(long item) {
        model.askAbout(item);
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
                // What is too large has a line of its own: trying again does not help.
                if (count.state() == FileState.FAILED && !count.problem().code().equals(TOO_LARGE)) {
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
                        List.of(new Strip.Answer("retry", Words.of("queue.action.retry"), () -> retry(code)))));
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

    private void retry(String code) {
        queue.retry(
                now().filter(item -> hasFailed(item, code)).map(ItemView::id).toList());
        model.tick();
    }

    private static boolean hasFailed(ItemView item, String code) {
        return item.problems().stream()
                .anyMatch(count -> count.state() == FileState.FAILED
                        && count.problem().code().equals(code));
    }
}
