package app.lading.client.ui.shell;

import app.lading.client.settings.NoticeSettings;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides what is worth a message outside of the window: a batch that is done, a batch that needs an answer. What
/// happens within a few seconds is one message, and while the window is in front there is none.
///
/// For one thread.
final class BatchNotices {
    /// How long things are collected before they are told.
    static final Duration COLLECT = Duration.ofSeconds(5);

    private final Map<Long, FileState> before = new HashMap<>();
    private final Set<Long> asked = new HashSet<>();
    private final List<ItemView> done = new ArrayList<>();
    private final List<ItemView> needy = new ArrayList<>();
    private Instant since = Instant.MIN;
    private boolean first = true;

    /// One message.
    ///
    /// @param topic a later message of the same topic takes its place
    record Message(String topic, Words title, Words body) {}

    /// Says how the queue stands; called about once a second.
    ///
    /// @param inFront whether the person looks at the window
    /// @return what to tell now, mostly nothing
    List<Message> update(List<ItemView> items, NoticeSettings settings, boolean inFront, Instant now) {
        for (ItemView item : items) {
            FileState last = before.put(item.id(), item.state());
            boolean ended = item.state() == FileState.DONE;
            if (!first && ended && last != FileState.DONE && tookLong(item, settings)) {
                collect(done, item, now);
            }
            boolean asks = item.attentionFiles() > 0;
            if (asks && asked.add(item.id()) && !first) {
                collect(needy, item, now);
            } else if (!asks) {
                asked.remove(item.id());
            }
        }
        before.keySet().removeIf(id -> items.stream().noneMatch(item -> item.id() == id));
        first = false;
        if (inFront) {
            done.clear();
            needy.clear();
            return List.of();
        }
        boolean collected = !(done.isEmpty() && needy.isEmpty()) && !now.isBefore(since.plus(COLLECT));
        return collected ? tell(settings) : List.of();
    }

    private void collect(List<ItemView> into, ItemView item, Instant now) {
        if (done.isEmpty() && needy.isEmpty()) {
            since = now;
        }
        into.add(item);
    }

    private List<Message> tell(NoticeSettings settings) {
        List<Message> messages = new ArrayList<>();
        if (settings.batchDone() && !done.isEmpty()) {
            messages.add(new Message(
                    "done",
                    done.size() == 1
                            ? Words.of("notice.done.title", name(done.getFirst()))
                            : Words.of("notice.done.many.title", (long) done.size()),
                    Words.of(
                            "notice.done.body",
                            done.getFirst().folder().isEmpty()
                                    ? "/"
                                    : done.getFirst().folder())));
        }
        if (settings.needsMe() && !needy.isEmpty()) {
            messages.add(new Message(
                    "needs", Words.of("notice.needs.title", name(needy.getFirst())), Words.of("notice.needs.body")));
        }
        done.clear();
        needy.clear();
        return messages;
    }

    private static boolean tookLong(ItemView item, NoticeSettings settings) {
        Instant end = item.finished();
        return end == null
                || Duration.between(item.added(), end).compareTo(Duration.ofSeconds(settings.minimumSeconds())) >= 0;
    }

    private static String name(ItemView item) {
        return String.valueOf(item.path().getFileName());
    }
}
