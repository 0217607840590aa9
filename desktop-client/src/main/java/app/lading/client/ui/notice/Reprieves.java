package app.lading.client.ui.notice;

import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.util.Subscription;

/// Does what cannot be taken back only when its message with Undo is gone.
///
/// For the thread of the window only.
public final class Reprieves {
    private final UiThread ui;
    private final Toasts toasts;
    private final Map<Object, Pending> pending = new LinkedHashMap<>();

    public Reprieves(UiThread ui, Toasts toasts) {
        this.ui = ui;
        this.toasts = toasts;
    }

    /// What is to be done, and the clock that waits for it.
    private record Pending(Runnable work, Subscription clock) {}

    /// Says what will be done, and does it after [Toasts#STAY] unless it is taken back.
    ///
    /// @param what tells two deeds apart: a deed that waits already begins to wait anew
    /// @param text says it as if it were done
    /// @param undo has it look as before
    /// @param work does it for good
    public void grant(Object what, Words text, Runnable undo, Runnable work) {
        forget(what);
        toasts.show(Toast.undoable(text, () -> {
            if (forget(what)) {
                undo.run();
            }
        }));
        pending.put(what, new Pending(work, ui.later(Toasts.STAY, () -> end(what))));
    }

    /// Does at once what still waits: the program ends, and a person who took nothing back wanted it.
    public void end() {
        List.copyOf(pending.keySet()).forEach(this::end);
    }

    private void end(Object what) {
        Pending due = pending.get(what);
        if (due != null && forget(what)) {
            due.work().run();
        }
    }

    private boolean forget(Object what) {
        Pending known = pending.remove(what);
        if (known != null) {
            known.clock().unsubscribe();
        }
        return known != null;
    }
}
