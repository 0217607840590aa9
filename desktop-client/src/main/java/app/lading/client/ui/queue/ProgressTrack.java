package app.lading.client.ui.queue;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A bar of up to three parts, from the left: what was at the server before this run, what came in this run and
/// is durable, and what came and is not durable yet.
final class ProgressTrack extends Region {
    private static final double HEIGHT = 6;
    private static final double LEAST = 3;

    private final Region earlier = part("earlier");
    private final Region durable = part("durable");
    private final Region received = part("received");
    private double earlierShare;
    private double durableShare;
    private double share;

    ProgressTrack() {
        getStyleClass().add("progress-track");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        getChildren().addAll(received, durable, earlier);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(24);
        setPrefWidth(80);
    }

    private static Region part(String name) {
        Region part = new Region();
        part.setManaged(false);
        part.getStyleClass().addAll("part", name);
        return part;
    }

    /// Shows shares of the whole, each 0 to 1 and not smaller than the one before.
    void show(double newEarlier, double newDurable, double newShare) {
        if (newEarlier == earlierShare && newDurable == durableShare && newShare == share) {
            return;
        }
        earlierShare = newEarlier;
        durableShare = newDurable;
        share = newShare;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        place(received, share);
        place(durable, Math.max(durableShare, earlierShare));
        place(earlier, earlierShare);
    }

    private void place(Region part, double to) {
        double width = to <= 0 ? 0 : Math.max(LEAST, Math.min(1, to) * getWidth());
        part.setVisible(width > 0);
        part.resizeRelocate(0, 0, snapSizeX(width), getHeight());
    }
}
