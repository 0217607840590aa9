package app.lading.client.ui.queue;

import app.lading.client.link.Token;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.BlockView;
import app.lading.client.transfer.Bottleneck;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.FileQuery;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.FolderCounts;
import app.lading.client.transfer.ItemCounts;
import app.lading.client.transfer.ItemRequest;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Place;
import app.lading.client.transfer.Preflight;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.ScanRules;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.Waiting;
import app.lading.model.error.LadingException;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A queue without an engine: it shows what a test puts into it, does commands to its rows as an engine would
/// (the contract of both is [app.lading.client.transfer.UploadQueueContract]), and writes down all of them.
/// One thread.
public final class FakeUploadQueue implements UploadQueue {
    private List<ItemView> items = List.of();
    private final List<ActiveFile> active = new ArrayList<>();
    private final Map<Long, ItemView> taken = new HashMap<>();
    private final Map<Long, List<FileReport>> files = new HashMap<>();
    private final Map<Long, List<Notice>> notices = new HashMap<>();
    private final FakeQuestions questions = new FakeQuestions();
    private final Map<Long, ItemView> beforeRest = new HashMap<>();
    private final Map<Long, BlockView> blocks = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private ConnectionState connection = new ConnectionState(true, 2, null);
    private Bottleneck limitedBy = Bottleneck.NONE;
    private Preflight preflight = Preflight.NOTHING;
    private Runnable atClose = () -> {};
    private boolean passive;
    private int answeredAdds = Integer.MAX_VALUE;
    private final List<Runnable> heldAdds = new ArrayList<>();
    private @Nullable RuntimeException trouble;
    private boolean pausedAll;
    private @Nullable Waiting hold;
    private long limit;
    private long structure = 1;
    private long states;
    private ItemCounts counts = ItemCounts.NONE;
    private @Nullable Duration left;
    private @Nullable Duration summedLeft;
    private @Nullable Totals summed;
    private List<ItemView> summedItems = List.of();

    /// What was asked for, in order: `pause [1, 2]`.
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /// These are the items now.
    public FakeUploadQueue show(SampleItem... samples) {
        items = List.of(samples).stream().map(SampleItem::view).toList();
        structure++;
        return this;
    }

    /// These are the items now.
    public FakeUploadQueue show(List<ItemView> views) {
        items = List.copyOf(views);
        structure++;
        return this;
    }

    /// One item says something else; the rows are the same.
    public FakeUploadQueue change(SampleItem sample) {
        ItemView changed = sample.view();
        items = items.stream()
                .map(item -> item.id() == changed.id() ? changed : item)
                .toList();
        return this;
    }

    public FakeUploadQueue active(ActiveFile file) {
        active.add(file);
        return this;
    }

    public FakeUploadQueue connection(ConnectionState state) {
        connection = state;
        return this;
    }

    public FakeUploadQueue limitedBy(Bottleneck cause) {
        limitedBy = cause;
        return this;
    }

    public FakeUploadQueue preflight(Preflight found) {
        preflight = found;
        return this;
    }

    public FakeUploadQueue left(Duration timeLeft) {
        left = timeLeft;
        return this;
    }

    public FakeUploadQueue files(long item, List<FileReport> reports) {
        files.put(item, reports);
        return this;
    }

    /// These files of an item ask.
    public FakeUploadQueue clashes(long item, List<Clash> found) {
        questions.ask(item, found);
        return this;
    }

    /// These files of an item failed: they ask nothing.
    public FakeUploadQueue failed(long item, List<Clash> found) {
        questions.fail(item, found);
        return this;
    }

    public FakeUploadQueue notices(long item, List<Notice> found) {
        notices.put(item, found);
        return this;
    }

    public FakeUploadQueue blocks(BlockView view) {
        blocks.put(view.file(), view);
        return this;
    }

    /// This happens when it is closed.
    public FakeUploadQueue atClose(Runnable work) {
        atClose = work;
        return this;
    }

    /// From now on commands are passed over, as an engine takes them: on another thread.
    public FakeUploadQueue passive() {
        passive = true;
        return this;
    }

    /// From now on nothing is added: the queue fails with this.
    public FakeUploadQueue failing(@Nullable RuntimeException with) {
        trouble = with;
        return this;
    }

    private void hear(String what, Object about) {
        heard.add(what + " " + (about instanceof Collection<?> ids ? new TreeSet<>(ids) : about));
    }

    @Override
    public void start() {
        heard.add("start");
    }

    /// So many calls are answered; those after them wait for [#goOn].
    public FakeUploadQueue holdAfter(int calls) {
        answeredAdds = calls;
        return this;
    }

    /// Answers what waits, and all that comes.
    public void goOn() {
        answeredAdds = Integer.MAX_VALUE;
        List<Runnable> waiting = List.copyOf(heldAdds);
        heldAdds.clear();
        waiting.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<List<Long>> add(List<ItemRequest> requests) {
        if (answeredAdds-- <= 0) {
            CompletableFuture<List<Long>> later = new CompletableFuture<>();
            heldAdds.add(() -> answer(later, requests));
            return later;
        }
        return addNow(requests);
    }

    private void answer(CompletableFuture<List<Long>> later, List<ItemRequest> requests) {
        if (trouble != null) {
            later.completeExceptionally(trouble);
        } else {
            later.complete(addNow(requests).join());
        }
    }

    private CompletableFuture<List<Long>> addNow(List<ItemRequest> requests) {
        if (trouble != null) {
            return CompletableFuture.failedFuture(trouble);
        }
        List<ItemView> now = new ArrayList<>(items);
        List<Long> ids = new ArrayList<>();
        long next = items.stream().mapToLong(ItemView::id).max().orElse(0) + 1;
        for (ItemRequest request : requests) {
            heard.add("add " + request.path() + " to " + request.folder());
            boolean isFolder = !request.path().getFileName().toString().contains(".");
            SampleItem sample = isFolder
                    ? SampleItem.folder(next, request.path().getFileName().toString(), 0)
                            .scanning()
                    : SampleItem.file(next, request.path().getFileName().toString());
            now.add(sample.to(request.folder()).view());
            ids.add(next++);
        }
        items = List.copyOf(now);
        structure++;
        return CompletableFuture.completedFuture(ids);
    }

    @Override
    public void pause(Collection<Long> ids) {
        if (passive) {
            return;
        }
        hear("pause", ids);
        change(ids, item -> FakeRows.paused(item, true));
    }

    @Override
    public void resume(Collection<Long> ids) {
        if (passive) {
            return;
        }
        hear("resume", ids);
        change(ids, item -> FakeRows.paused(item, false));
    }

    private void change(Collection<Long> ids, UnaryOperator<ItemView> how) {
        Set<Long> which = new HashSet<>(ids);
        items = items.stream()
                .map(item -> which.contains(item.id()) ? how.apply(item) : item)
                .toList();
    }

    @Override
    public void pauseAll() {
        heard.add("pauseAll");
        pausedAll = true;
        rest();
    }

    @Override
    public void resumeAll() {
        heard.add("resumeAll");
        pausedAll = false;
        rest();
    }

    @Override
    public void hold(@Nullable Waiting why) {
        heard.add("hold " + (why == null ? "none" : why.reason()));
        hold = why;
        rest();
    }

    /// Shows the rows as the switch over the queue and the hold let them be now.
    private void rest() {
        change(beforeRest.keySet(), item -> FakeRows.rests(item) ? beforeRest.getOrDefault(item.id(), item) : item);
        beforeRest.clear();
        if (!pausedAll && hold == null) {
            return;
        }
        for (ItemView item : items) {
            if (!item.state().isEnd() && item.state() != FileState.SCANNING && !item.paused()) {
                beforeRest.put(item.id(), item);
            }
        }
        change(beforeRest.keySet(), item -> pausedAll ? FakeRows.resting(item) : FakeRows.held(item, hold));
    }

    @Override
    public void cancel(Collection<Long> ids) {
        hear("cancel", ids);
        Set<Long> which = new HashSet<>(ids);
        items.stream()
                .filter(item -> item.state() == FileState.DONE || item.state() == FileState.SKIPPED)
                .forEach(item -> which.remove(item.id()));
        items.stream().filter(item -> which.contains(item.id())).forEach(item -> taken.put(item.id(), item));
        change(which, FakeRows::cancelled);
    }

    @Override
    public void remove(Collection<Long> ids) {
        hear("remove", ids);
        Set<Long> which = new HashSet<>(ids);
        items.stream().filter(item -> which.contains(item.id())).forEach(item -> taken.put(item.id(), item));
        items = items.stream().filter(item -> !which.contains(item.id())).toList();
        structure++;
    }

    @Override
    public void undo(Collection<Long> ids) {
        hear("undo", ids);
        List<ItemView> now = new ArrayList<>(items);
        now.removeIf(item -> taken.containsKey(item.id()) && ids.contains(item.id()));
        ids.stream().filter(taken::containsKey).map(taken::get).forEach(now::add);
        now.sort(Comparator.comparingLong(ItemView::position));
        items = List.copyOf(now);
        structure++;
    }

    @Override
    public void clearDone() {
        heard.add("clearDone");
        List<Long> ended = items.stream()
                .filter(item -> QueueFilter.DONE.shows(item))
                .map(ItemView::id)
                .toList();
        remove(ended);
        heard.removeLast();
    }

    @Override
    public void retry(Collection<Long> ids) {
        hear("retry", ids);
        questions.retried(ids);
        change(ids, FakeRows::retried);
    }

    @Override
    public void retryAllFailed() {
        heard.add("retryAllFailed");
        List<Long> ids = items.stream()
                .filter(item -> item.failedFiles() > 0)
                .map(ItemView::id)
                .toList();
        questions.retried(ids);
        change(ids, FakeRows::retried);
    }

    @Override
    public void retryFiles(long item, Collection<Long> which) {
        hear("retryFiles " + item, which);
        take(FileState.FAILED, which, clash -> true, false);
    }

    @Override
    public void answer(long item, ConflictPolicy policy) {
        heard.add("answer " + item + " " + policy);
        questions.answered(item);
        change(List.of(item), view -> {
            long asking = view.attentionFiles() == 0 ? 0 : view.countOf(FakeQuestions.NAME_EXISTS);
            return FakeRows.answered(
                    view, FileState.NEEDS_ATTENTION, FakeQuestions.NAME_EXISTS, asking, policy == ConflictPolicy.SKIP);
        });
    }

    @Override
    public void answerFiles(Collection<Long> which, ConflictPolicy policy) {
        hear("answerFiles " + policy, which);
        boolean skip = policy == ConflictPolicy.SKIP;
        take(FileState.NEEDS_ATTENTION, which, clash -> skip || FakeQuestions.isOfName(clash), skip);
    }

    @Override
    public void rename(long file, String newName) {
        heard.add("rename " + file + " " + newName);
        try {
            FileNames.checkName(newName);
        } catch (LadingException e) {
            return;
        }
        take(FileState.NEEDS_ATTENTION, List.of(file), clash -> true, false);
        take(FileState.FAILED, List.of(file), clash -> true, false);
    }

    @Override
    public void skip(Collection<Long> which) {
        hear("skip", which);
        take(FileState.NEEDS_ATTENTION, which, clash -> true, true);
        take(FileState.FAILED, which, clash -> true, true);
    }

    /// Files that asked or failed do so no more.
    private void take(FileState was, Collection<Long> which, Predicate<Clash> these, boolean skipped) {
        for (Clash clash : questions.take(was, which, these)) {
            change(
                    List.of(clash.item()),
                    item -> FakeRows.answered(item, was, clash.problem().code(), 1, skipped));
        }
    }

    @Override
    public void place(Collection<Long> ids, Place place) {
        hear("place " + place, ids);
    }

    @Override
    public void priority(Collection<Long> ids, Priority priority) {
        hear("priority " + priority, ids);
    }

    @Override
    public void limit(long bytesPerSecond) {
        heard.add("limit " + bytesPerSecond);
        limit = bytesPerSecond;
    }

    @Override
    public void parallel(int largeFiles) {
        heard.add("parallel " + largeFiles);
    }

    @Override
    public void lanes(int lanes) {
        heard.add("lanes " + lanes);
    }

    @Override
    public void rules(ScanRules rules) {
        heard.add("rules " + rules);
    }

    @Override
    public void retryNow() {
        heard.add("retryNow");
    }

    @Override
    public void signedIn(Token token) {
        heard.add("signedIn");
    }

    @Override
    public Snapshot snapshot() {
        if (summed == null || isNew()) {
            summedItems = items;
            summed = totals();
            counts = ItemCounts.of(items);
            states++;
        }
        return new Snapshot(
                summed,
                items,
                List.copyOf(active),
                connection,
                pausedAll,
                hold,
                limit,
                Instant.now(),
                limitedBy,
                preflight,
                structure,
                counts,
                states);
    }

    /// Sums over a hundred thousand items are the engine's work, and not to be measured as the window's.
    @SuppressWarnings("ReferenceEquality")
    private boolean isNew() {
        return items != summedItems || !Objects.equals(left, summedLeft);
    }

    private Totals totals() {
        summedLeft = left;
        long failed = items.stream().mapToLong(ItemView::failedFiles).sum();
        long attention = items.stream().mapToLong(ItemView::attentionFiles).sum();
        boolean idle = items.stream().allMatch(item -> item.state().isEnd() || item.paused());
        return new Totals(
                items.stream().mapToLong(ItemView::files).sum(),
                items.stream().mapToLong(ItemView::bytes).sum(),
                items.stream().mapToLong(ItemView::doneFiles).sum(),
                items.stream().mapToLong(ItemView::doneBytes).sum(),
                failed,
                items.stream().mapToLong(ItemView::skippedFiles).sum(),
                0,
                attention,
                items.stream().map(ItemView::folders).reduce(FolderCounts.NONE, FolderCounts::plus),
                0,
                items.stream().anyMatch(ItemView::scanning),
                0,
                0,
                0,
                items.stream().mapToLong(ItemView::movedBytes).sum(),
                items.stream().mapToLong(ItemView::bytesPerSecond).sum(),
                left,
                idle);
    }

    @Override
    public CompletableFuture<List<FileReport>> files(FileQuery query) {
        return CompletableFuture.completedFuture(files.getOrDefault(query.item(), List.of()).stream()
                .filter(file -> file.id() > query.after())
                .filter(file -> query.states().isEmpty() || query.states().contains(asked(file.state())))
                .filter(file -> (file.name() + " " + file.folder())
                        .toLowerCase(Locale.ROOT)
                        .contains(query.text().toLowerCase(Locale.ROOT)))
                .limit(query.limit())
                .toList());
    }

    /// Of what has not come to an end only `QUEUED` can be asked for, which means all of it.
    private static FileState asked(FileState state) {
        return state.isEnd() ? state : FileState.QUEUED;
    }

    @Override
    public CompletableFuture<List<Notice>> notices(long item, long after, int limit) {
        return CompletableFuture.completedFuture(notices.getOrDefault(item, List.of()).stream()
                .filter(notice -> notice.id() > after)
                .limit(limit)
                .toList());
    }

    @Override
    public CompletableFuture<Optional<BlockView>> blocks(long file) {
        return CompletableFuture.completedFuture(Optional.ofNullable(blocks.get(file)));
    }

    @Override
    public CompletableFuture<List<Clash>> clashes(long item, long after, int limit) {
        return CompletableFuture.completedFuture(questions.asking(item, after, limit));
    }

    @Override
    public CompletableFuture<List<Clash>> unfit(long item, long after, int limit) {
        return CompletableFuture.completedFuture(questions.unfit(item, after, limit));
    }

    @Override
    public void close() {
        heard.add("close");
        atClose.run();
    }
}
