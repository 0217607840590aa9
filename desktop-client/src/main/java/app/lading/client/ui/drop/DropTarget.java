package app.lading.client.ui.drop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Makes a whole window take files and folders.
public final class DropTarget {
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper(this, "over", false);
    private final ReadOnlyStringWrapper goesTo = new ReadOnlyStringWrapper(this, "goesTo", "");
    private final Drops drops;

    /// Lets things be dropped on a node and everything in it.
    public DropTarget(Node node, Drops drops) {
        this.drops = drops;
        // Something inside may take it instead; that is known only when the event does not come back.
        node.addEventFilter(DragEvent.DRAG_OVER, event -> over.set(false));
        node.addEventFilter(DragEvent.DRAG_DROPPED, event -> over.set(false));
        node.addEventHandler(DragEvent.DRAG_OVER, this::hover);
        node.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
        node.addEventHandler(DragEvent.DRAG_EXITED, event -> over.set(false));
        node.addEventHandler(DragEvent.DRAG_DONE, event -> over.set(false));
    }

    /// Whether something that can be dropped is held over the window.
    public ReadOnlyBooleanProperty overProperty() {
        return over.getReadOnlyProperty();
    }

    /// Where it would go, in words.
    public ReadOnlyStringProperty goesToProperty() {
        return goesTo.getReadOnlyProperty();
    }

    private static Node under(DragEvent event) {
        Node picked =
                event.getPickResult() == null ? null : event.getPickResult().getIntersectedNode();
        if (picked != null) {
            return picked;
        }
        return event.getTarget() instanceof Node target ? target : (Node) event.getSource();
    }

    private void hover(DragEvent event) {
        if (event.getGestureSource() == null) {
            // Also what holds no files is taken, so that it can be said why nothing comes of it.
            event.acceptTransferModes(TransferMode.COPY);
            goesTo.set(drops.target(under(event)));
            over.set(true);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        over.set(false);
        List<Path> paths = paths(event.getDragboard());
        if (paths.isEmpty()) {
            drops.droppedNothing();
        } else {
            drops.dropped(paths, under(event));
        }
        event.setDropCompleted(!paths.isEmpty());
        event.consume();
    }

    /// The files and folders on a drag board or clipboard; empty when there are none.
    public static List<Path> paths(Dragboard board) {
        return board.hasFiles() ? paths(board.getFiles()) : List.of();
    }

    /// Files as paths, each once.
    public static List<Path> paths(List<File> files) {
        return files.stream()
                .filter(Objects::nonNull)
                .map(file -> file.toPath().toAbsolutePath().normalize())
                .distinct()
                .toList();
    }
}
