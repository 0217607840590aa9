package app.lading.client.ui.settings;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The words of a setting with its control at their right; below them where large text leaves the words too little
/// room.
final class SettingLine extends Pane {
    private static final double GAP = 12;
    private static final double LINE_GAP = 8;
    // Narrower than that many times the height of the text, words break more often than they can be read.
    private static final double LEAST_EMS = 14;

    private final Region words;
    private final Region control;
    private final Text ruler = new Text();

    SettingLine(Region words, Region control) {
        super(words, control);
        this.words = words;
        this.control = control;
        ruler.setManaged(false);
        ruler.setVisible(false);
        getChildren().add(ruler);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private boolean isSideBySide(double width) {
        Font font = ruler.getFont();
        return width < 0 || width - GAP - control.prefWidth(-1) >= LEAST_EMS * font.getSize();
    }

    private double beside(double width) {
        return width - GAP - control.prefWidth(-1);
    }

    @Override
    protected double computeMinWidth(double height) {
        return control.prefWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return words.prefWidth(-1) + GAP + control.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (isSideBySide(width)) {
            return Math.max(words.prefHeight(width < 0 ? -1 : beside(width)), control.prefHeight(-1));
        }
        return words.prefHeight(width) + LINE_GAP + control.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double high = control.prefHeight(-1);
        double wide = control.prefWidth(-1);
        if (isSideBySide(width)) {
            double least = words.prefHeight(beside(width));
            words.resizeRelocate(0, snapPositionY((getHeight() - least) / 2), beside(width), least);
            control.resizeRelocate(width - wide, snapPositionY((getHeight() - high) / 2), wide, high);
        } else {
            double tall = words.prefHeight(width);
            words.resizeRelocate(0, 0, width, tall);
            control.resizeRelocate(0, tall + LINE_GAP, Math.min(width, wide), high);
        }
    }
}
