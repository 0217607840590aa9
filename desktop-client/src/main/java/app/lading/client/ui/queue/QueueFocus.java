package app.lading.client.ui.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where the keyboard is on the page: F6 takes it from the bar to the list, to the details, and to the bar again,
/// Shift+F6 the other way; Esc leaves a field.
final class QueueFocus {
    private static final String CLOSE = "details-close";

    private final QueueToolbar toolbar;
    private final Node table;
    private final Node list;
    private final Region details;

    /// @param list what holds the table, and what stands in its place while it is empty
    QueueFocus(QueueToolbar toolbar, Node table, Node list, Region details) {
        this.toolbar = toolbar;
        this.table = table;
        this.list = list;
        this.details = details;
    }

    /// Goes to the next part that is there.
    void next(boolean back) {
        @Nullable
        Node owner = table.getScene() == null ? null : table.getScene().getFocusOwner();
        List<Node> parts = new ArrayList<>(List.of(toolbar, list));
        if (details.getScene() != null) {
            parts.add(details);
        }
        int at = -1;
        for (int i = 0; i < parts.size(); i++) {
            at = owner != null && isIn(owner, parts.get(i)) ? i : at;
        }
        int next = at < 0 ? 0 : Math.floorMod(at + (back ? -1 : 1), parts.size());
        first(parts.get(next)).ifPresent(Node::requestFocus);
    }

    private Optional<Node> first(Node part) {
        if (part.equals(toolbar)) {
            return Optional.of(toolbar.firstFocus());
        }
        if (part.equals(details)) {
            return button(details, ".toggle-button").or(() -> button(details, ".button"));
        }
        return isSeen(table) ? Optional.of(table) : button(list, ".button");
    }

    /// The first button that can be seen and reached; the one that closes comes last.
    private static Optional<Node> button(Node in, String style) {
        List<Node> buttons = in.lookupAll(style).stream()
                .filter(node -> node.isFocusTraversable() && isSeen(node))
                .toList();
        return buttons.stream()
                .filter(node -> !CLOSE.equals(node.getId()))
                .findFirst()
                .or(() -> buttons.stream().findFirst());
    }

    private static boolean isSeen(Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Leaves a field: a search is cleared, words that somebody typed elsewhere stay.
    void leave(TextInputControl field) {
        if (field.equals(toolbar.search())) {
            field.clear();
            table.requestFocus();
        } else if (isIn(field, details)) {
            if ("files-search".equals(field.getId())) {
                field.clear();
            }
            button(details, ".toggle-button").ifPresentOrElse(Node::requestFocus, table::requestFocus);
        } else {
            table.requestFocus();
        }
    }

    static boolean isIn(Node node, Node parent) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at.equals(parent)) {
                return true;
            }
        }
        return false;
    }
}
