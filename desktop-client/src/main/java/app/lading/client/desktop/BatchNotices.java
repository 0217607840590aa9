package app.lading.client.desktop;

import app.lading.client.desktop.Notifier.Notification;
import app.lading.client.settings.NoticeSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Tells people who look elsewhere what they want to know, and no more: one message for everything that ended
/// within some seconds, taking the place of the one before; none while the window is in front, none for work
/// that was short. Used on one thread.
public final class BatchNotices {
    private static final Duration COLLECT = Duration.ofSeconds(4);

    private final Notifier notifier;
    private final Wording wording;
    private final Supplier<NoticeSettings> settings;
    private final BooleanSupplier inFront;
    private final LongSupplier nanoTime;
    private final Executor background;
    private final Topic<End> ends = new Topic<>();
    private final Topic<Question> questions = new Topic<>();
    private final Topic<String> accounts = new Topic<>();

    /// A batch that came to its end.
    ///
    /// @param name as in its row
    /// @param files that are there now
    /// @param folders that were empty and are there now
    /// @param failed files and folders that are not
    /// @param took from its first byte
    public record End(String name, long files, long folders, long failed, Duration took) {}

    /// A batch that waits for an answer.
    ///
    /// @param name as in its row
    /// @param questions one for each file, or folder, that waits
    public record Question(String name, long questions) {}

    /// Finds the words, in the language of the window.
    public interface Wording {
        /// What is told about batches that ended since somebody last looked, the oldest first.
        Notification done(List<End> ends);

        /// The same, when nothing at all is left to be done.
        Notification allDone(List<End> ends);

        /// What is told about batches that began to wait since somebody last looked, the oldest first.
        Notification needsYou(List<Question> questions);

        /// What is told about accounts whose whole queue began to wait for somebody since somebody last looked.
        ///
        /// @param accounts their names, each once
        Notification accountsNeedYou(List<String> accounts);
    }

    private static final class Topic<E> {
        final List<E> untold = new ArrayList<>();
        boolean changed;
        long since;

        void add(E event, long now) {
            untold.add(event);
            if (!changed) {
                changed = true;
                since = now;
            }
        }

        void clear() {
            untold.clear();
            changed = false;
        }
    }

    /// Nothing is told yet.
    ///
    /// @param inFront whether the person looks at the window
    /// @param nanoTime as [System#nanoTime]
    /// @param background a thread that may block; messages are shown there
    public BatchNotices(
            Notifier notifier,
            Wording wording,
            Supplier<NoticeSettings> settings,
            BooleanSupplier inFront,
            LongSupplier nanoTime,
            Executor background) {
        this.notifier = notifier;
        this.wording = wording;
        this.settings = settings;
        this.inFront = inFront;
        this.nanoTime = nanoTime;
        this.background = background;
    }

    /// A batch ended.
    public void done(End end) {
        NoticeSettings now = settings.get();
        if (now.batchDone() && end.took().compareTo(Duration.ofSeconds(now.minimumSeconds())) >= 0) {
            ends.add(end, nanoTime.getAsLong());
        }
    }

    /// A batch began to wait for an answer.
    public void needsYou(Question question) {
        if (settings.get().needsMe()) {
            questions.add(question, nanoTime.getAsLong());
        }
    }

    /// The whole queue of an account began to wait for somebody: a password, say.
    ///
    /// @param account its name
    public void accountNeedsYou(String account) {
        if (settings.get().needsMe()) {
            accounts.add(account, nanoTime.getAsLong());
        }
    }

    /// Shows what is due; called once a second or so.
    ///
    /// @param nothingLeft whether everything there was to do is over
    public void tick(boolean nothingLeft) {
        if (inFront.getAsBoolean()) {
            ends.clear();
            questions.clear();
            accounts.clear();
            return;
        }
        if (isDue(ends)) {
            List<End> untold = List.copyOf(ends.untold);
            // One batch alone has been told everything about by its own name.
            show(nothingLeft && untold.size() > 1 ? wording.allDone(untold) : wording.done(untold));
        }
        if (isDue(questions)) {
            show(wording.needsYou(List.copyOf(questions.untold)));
        }
        if (isDue(accounts)) {
            show(wording.accountsNeedYou(accounts.untold.stream().distinct().toList()));
        }
    }

    private boolean isDue(Topic<?> topic) {
        if (!topic.changed || nanoTime.getAsLong() - topic.since < COLLECT.toNanos()) {
            return false;
        }
        topic.changed = false;
        return true;
    }

    private void show(Notification notification) {
        background.execute(() -> notifier.show(notification));
    }
}
