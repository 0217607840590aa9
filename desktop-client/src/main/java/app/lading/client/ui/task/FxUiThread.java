package app.lading.client.ui.task;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Subscription;

/// The thread of JavaFX.
public final class FxUiThread implements UiThread {

    @Override
    public void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    @Override
    public Subscription every(Duration period, Runnable work) {
        return play(period, work, Animation.INDEFINITE);
    }

    @Override
    public Subscription later(Duration delay, Runnable work) {
        return play(delay, work, 1);
    }

    private static Subscription play(Duration period, Runnable work, int times) {
        Timeline timeline = new Timeline(new KeyFrame(
                javafx.util.Duration.millis((double) Math.max(1, period.toMillis())), event -> work.run()));
        timeline.setCycleCount(times);
        timeline.play();
        return timeline::stop;
    }
}
