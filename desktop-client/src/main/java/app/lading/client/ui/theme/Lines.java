package app.lading.client.ui.theme;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// A line of nodes that goes on in a further line where it is too long, as it is with large text.
///
/// A node keeps the width that it prefers; only one that is wider than the whole line is shortened. What is left of a
/// line goes to its nodes that grow (`HBox.setHgrow`). The distances are set by code, in pixels.
public final class Lines extends Pane {
    private final double gap;
    private final double lineGap;

    /// @param gap between two nodes, in pixels
    /// @param lineGap between two lines, in pixels
    public Lines(double gap, double lineGap, Node... nodes) {
        super(nodes);
        this.gap = gap;
        this.lineGap = lineGap;
    }

    /// Nodes side by side, as wide as they prefer to be.
    private record Line(List<Node> nodes, double width, double height) {}

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft() + insets.getRight();
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets insets = getInsets();
        double width = 0;
        for (Line line : lines(Double.MAX_VALUE)) {
            width = Math.max(width, line.width());
        }
        return insets.getLeft() + snapSizeX(width) + insets.getRight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double room = width < 0 ? Double.MAX_VALUE : width - insets.getLeft() - insets.getRight();
        List<Line> lines = lines(room);
        double height = Math.max(0, lines.size() - 1) * lineGap;
        for (Line line : lines) {
            height += line.height();
        }
        return insets.getTop() + snapSizeY(height) + insets.getBottom();
    }

    /// How many lines there are with such a width.
    public int count(double width) {
        Insets insets = getInsets();
        return lines(width - insets.getLeft() - insets.getRight()).size();
    }

    private List<Line> lines(double room) {
        List<Line> lines = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        double width = 0;
        double height = 0;
        for (Node node : getManagedChildren()) {
            double wanted = Math.min(room, snapSizeX(node.prefWidth(-1)));
            if (!nodes.isEmpty() && width + gap + wanted > room) {
                lines.add(new Line(nodes, width, height));
                nodes = new ArrayList<>();
                width = 0;
                height = 0;
            }
            width += (nodes.isEmpty() ? 0 : gap) + wanted;
            height = Math.max(height, snapSizeY(node.prefHeight(wanted)));
            nodes.add(node);
        }
        if (!nodes.isEmpty()) {
            lines.add(new Line(nodes, width, height));
        }
        return lines;
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double room = getWidth() - insets.getLeft() - insets.getRight();
        List<Line> lines = lines(room);
        double y = insets.getTop();
        for (Line line : lines) {
            // A single line stands in the middle of what there is.
            double height = lines.size() == 1 ? getHeight() - y - insets.getBottom() : line.height();
            place(line, room, y, height);
            y += height + lineGap;
        }
    }

    private void place(Line line, double room, double y, double height) {
        long growing = line.nodes().stream().filter(Lines::grows).count();
        double more = growing == 0 ? 0 : Math.max(0, room - line.width()) / growing;
        double x = getInsets().getLeft();
        for (Node node : line.nodes()) {
            double width = Math.min(room, snapSizeX(node.prefWidth(-1))) + (grows(node) ? more : 0);
            double high = Math.min(height, node.prefHeight(width));
            node.resizeRelocate(snapPositionX(x), snapPositionY(y + (height - high) / 2), width, high);
            x += width + gap;
        }
    }

    private static boolean grows(Node node) {
        return HBox.getHgrow(node) == Priority.ALWAYS;
    }
}
