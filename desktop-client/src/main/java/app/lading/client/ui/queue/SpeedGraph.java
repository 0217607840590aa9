package app.lading.client.ui.queue;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/// The speed over the last two minutes: a line with the area below it. The highest speed touches the top.
public final class SpeedGraph extends Region {
    private static final double TOP = 2;

    private final Path line = new Path();
    private final Path area = new Path();
    private SpeedHistory history = new SpeedHistory(2);

    /// Empty as yet.
    public SpeedGraph() {
        getStyleClass().add("speed-graph");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        line.getStyleClass().add("speed-line");
        area.getStyleClass().add("speed-area");
        line.setManaged(false);
        area.setManaged(false);
        line.setSmooth(true);
        getChildren().addAll(area, line);
    }

    /// Draws these speeds now.
    public void show(SpeedHistory speeds) {
        history = speeds;
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        line.getElements().clear();
        area.getElements().clear();
        double width = getWidth();
        double height = getHeight();
        if (history.size() < 2 || history.isFlat() || width <= 0) {
            return;
        }
        double step = width / (history.length() - 1);
        double begin = width - step * (history.size() - 1);
        PathElement[] points = new PathElement[history.size()];
        for (int i = 0; i < history.size(); i++) {
            double x = begin + i * step;
            double y = height - 1 - (height - 1 - TOP) * history.get(i) / history.peak();
            points[i] = i == 0 ? new MoveTo(x, y) : new LineTo(x, y);
        }
        line.getElements().setAll(points);
        area.getElements().add(new MoveTo(begin, height));
        for (int i = 0; i < history.size(); i++) {
            double y = height - 1 - (height - 1 - TOP) * history.get(i) / history.peak();
            area.getElements().add(new LineTo(begin + i * step, y));
        }
        area.getElements().addAll(new LineTo(width, height), new ClosePath());
    }
}
