package app.lading.client.ui.notice;

import app.lading.client.ui.task.UiThread;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The messages at the foot of the window, the newest last. Each stays for ten seconds, as long as what it tells can
/// be taken back; one that has to make room for newer ones can still be taken back by [#undoNewest].
///
/// For the thread of the window only.
public final class Toasts {
    /// How long a message stays: the time in which the queue takes things back for free.
    public static final Duration STAY = Duration.ofSeconds(10);

    private static final int MOST = 3;

    private final UiThread ui;
    private final ObservableList<Toast> shown = FXCollections.observableArrayList();
    // Made once: it hears of changes only as long as somebody holds it, and who listens to it does not.
    private final ObservableList<Toast> seen = FXCollections.unmodifiableObservableList(shown);
    // In the order in which they came; also those that are not seen any more.
    private final Map<Toast, Subscription> ends = new LinkedHashMap<>();

    public Toasts(UiThread ui) {
        this.ui = ui;
    }

    public ObservableList<Toast> shown() {
        return seen;
    }

    public void show(Toast toast) {
        close(toast);
        while (shown.size() >= MOST) {
            shown.removeFirst();
        }
        shown.add(toast);
        ends.put(toast, ui.later(STAY, () -> close(toast)));
    }

    /// Does what the button of the newest message offers, as Ctrl+Z does; nothing when there is none.
    public void undoNewest() {
        List.copyOf(ends.keySet()).reversed().stream()
                .filter(toast -> toast.action() != null)
                .findFirst()
                .ifPresent(this::act);
    }

    /// What the button of the message does.
    public void act(Toast toast) {
        if (ends.containsKey(toast)) {
            close(toast);
            toast.work().run();
        }
    }

    public void close(Toast toast) {
        Subscription end = ends.remove(toast);
        if (end != null) {
            end.unsubscribe();
        }
        shown.remove(toast);
    }
}
