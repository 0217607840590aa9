package app.lading.client.ui.shell;

import app.lading.client.account.InviteLink;
import app.lading.client.desktop.Handover;
import app.lading.client.ui.drop.Drops;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.text.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Files and links that come from elsewhere than the queue's own page: from another start of the program, or dropped
/// on the menu bar, a banner, the settings, the history or the login. What no queue can take yet waits on the disk. On
/// the thread of the window.
final class Incoming implements Drops {
    private final Program program;
    private final Frame frame;
    private final Inside inside;
    private final List<Given> given = new ArrayList<>();

    /// What a page was given, and has not taken yet.
    private record Given(QueuePage page, List<Path> paths) {}

    /// Where they go.
    interface Inside {
        /// The page of the queue that takes files now; null while nobody is in.
        @Nullable
        QueuePage taker();

        /// Shows the queue that takes files.
        void showQueue();

        /// Shows the login with an invite link in it.
        void invite(String link);
    }

    Incoming(Program program, Frame frame, Inside inside) {
        this.program = program;
        this.frame = frame;
        this.inside = inside;
    }

    /// Another start handed over. Its files are among the waiting ones already.
    void take(Handover handover) {
        if (handover.show()) {
            frame.toFront();
        }
        if (!handover.links().isEmpty() && InviteLink.isLink(handover.links().getFirst())) {
            inside.invite(handover.links().getFirst());
        } else if (inside.taker() != null) {
            inside.showQueue();
        }
    }

    /// Gives what waits to a queue. It goes from the disk when the queue's store has it.
    void deliver(QueuePage page) {
        given.stream()
                .filter(one -> one.page().isClosed())
                .forEach(one -> program.handedOver().notQueued(one.paths()));
        given.removeIf(one -> one.page().isClosed());
        List<Path> waiting = program.handedOver().give();
        if (waiting.isEmpty()) {
            return;
        }
        Given now = new Given(page, waiting);
        given.add(now);
        page.commands().add(waiting).thenRun(() -> {
            given.remove(now);
            program.handedOver().queued(waiting);
        });
    }

    @Override
    public String target() {
        QueuePage taker = inside.taker();
        return taker == null
                ? frame.formats().texts().get("drop.later")
                : taker.view().target();
    }

    @Override
    public String target(Node under) {
        return target();
    }

    @Override
    public void dropped(List<Path> paths, Node under) {
        QueuePage taker = inside.taker();
        if (taker != null) {
            inside.showQueue();
            taker.commands().add(paths);
            return;
        }
        program.background().execute(() -> {
            if (program.handedOver().take(new Handover(paths, List.of(), false))) {
                Words words = Words.of(paths.size() == 1 ? "drop.kept.one" : "drop.kept", paths.size());
                frame.ui().run(() -> frame.toasts().show(Toast.saying(words)));
            }
        });
    }

    @Override
    public void droppedNothing() {
        frame.toasts().show(Toast.saying(Words.of("drop.nothing")));
    }
}
