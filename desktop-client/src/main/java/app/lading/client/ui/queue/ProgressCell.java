package app.lading.client.ui.queue;

import app.lading.client.transfer.ActiveFile;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The bar, its percentage, and the two sizes below.
final class ProgressCell extends LiveCell {
    private final QueueViewModel model;
    private final ProgressTrack track = new ProgressTrack();
    private final Label percent = new Label();
    private final Label sizes = new Label();
    private final VBox box;
    private String tone = "";

    ProgressCell(QueueViewModel model) {
        this.model = model;
        getStyleClass().add("progress-cell");
        percent.getStyleClass().add("row-percent");
        percent.setMinWidth(Label.USE_PREF_SIZE);
        sizes.getStyleClass().add("row-under");
        HBox.setHgrow(track, Priority.ALWAYS);
        HBox line = new HBox(track, percent);
        line.getStyleClass().add("row-progress-line");
        line.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(line, sizes);
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(QueueRow row) {
        if (!RowProgress.hasBar(row)) {
            clear();
            return;
        }
        double share = RowProgress.share(row);
        track.show(RowProgress.earlierShare(row), durableShare(row, share), share);
        percent.setText(model.text().progress().percent(row));
        sizes.setText(model.text().progress().sizes(row));
        track.setAccessibleText(percent.getText());
        tone(model.words(row).tone().styleClass());
        if (!box.equals(getGraphic())) {
            setGraphic(box);
        }
    }

    /// Only of a single file under way it is known how much is durable; of all else what is there counts as
    /// such.
    private static double durableShare(QueueRow row, double share) {
        ActiveFile active = row.active();
        if (active == null || active.size() == 0 || active.checkTotal() > 0) {
            return share;
        }
        return Math.min(share, (double) active.durable() / active.size());
    }

    private void tone(String styleClass) {
        if (!styleClass.equals(tone)) {
            track.getStyleClass().remove(tone);
            track.getStyleClass().add(styleClass);
            tone = styleClass;
        }
    }

    @Override
    void clear() {
        setGraphic(null);
    }
}
