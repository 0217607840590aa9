package app.lading.client.ui.details;

import app.lading.client.transfer.BlockView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;

/// A file as a field of small squares: what is durable at the server, what it has received, what is missing. A
/// file with more blocks than there is room for shares its squares.
public final class BlockMap extends Region {
    private static final double SIDE = 9;
    private static final double GAP = 2;

    private final Path missing = layer("missing");
    private final Path partly = layer("partly");
    private final Path received = layer("received");
    private final Path durable = layer("durable");
    private @Nullable BlockView blocks;

    /// Empty as yet.
    public BlockMap() {
        setId("block-map");
        getStyleClass().add("block-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(missing, partly, received, durable);
        setMinSize(0, SIDE);
    }

    private static Path layer(String name) {
        Path path = new Path();
        path.getStyleClass().addAll("block", name);
        path.setManaged(false);
        path.setSmooth(false);
        return path;
    }

    /// Shows these blocks.
    ///
    /// @param view null for nothing
    public void show(@Nullable BlockView view) {
        blocks = view;
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        BlockView view = blocks;
        int columns = (int) ((getWidth() + GAP) / (SIDE + GAP));
        int rows = (int) ((getHeight() + GAP) / (SIDE + GAP));
        List<PathElement> none = new ArrayList<>();
        List<PathElement> some = new ArrayList<>();
        List<PathElement> there = new ArrayList<>();
        List<PathElement> safe = new ArrayList<>();
        if (view != null && view.count() > 0 && columns > 0 && rows > 0) {
            int cells = Math.min(view.count(), columns * rows);
            for (int cell = 0; cell < cells; cell++) {
                double share = view.receivedShare(cell, cells);
                List<PathElement> layer =
                        share <= 0 ? none : share < 1 ? some : view.durableShare(cell, cells) < 1 ? there : safe;
                int line = cell / columns;
                square(layer, cell % columns * (SIDE + GAP), line * (SIDE + GAP));
            }
        }
        missing.getElements().setAll(none);
        partly.getElements().setAll(some);
        received.getElements().setAll(there);
        durable.getElements().setAll(safe);
    }

    private static void square(List<PathElement> elements, double x, double y) {
        elements.add(new MoveTo(x, y));
        elements.add(new HLineTo(x + SIDE));
        elements.add(new VLineTo(y + SIDE));
        elements.add(new HLineTo(x));
        elements.add(new ClosePath());
    }
}
