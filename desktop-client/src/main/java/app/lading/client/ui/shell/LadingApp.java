package app.lading.client.ui.shell;

import app.lading.client.ui.task.FxUiThread;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The life of the program: open what it remembers, show the window, close in order.
public final class LadingApp extends Application {
    private Beginning beginning = new Beginning(List.of(), Path.of(""), Program.Ground::ofThisSystem);
    private Beginning.@Nullable Outcome first;
    private @Nullable Program program;

    /// On a thread of its own, before there is a window: everything that waits for the disk.
    @Override
    public void init() {
        beginning = new Beginning(getParameters().getRaw(), Path.of("").toAbsolutePath(), Program.Ground::ofThisSystem);
        first = beginning.attempt();
    }

    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false);
        if (first != null) {
            goOn(first, stage);
        }
    }

    private void goOn(Beginning.Outcome outcome, Stage stage) {
        switch (outcome) {
            case Beginning.Outcome.HandedOver done -> Platform.exit();
            case Beginning.Outcome.Failed failed ->
                beginning.show(
                        stage,
                        failed.reason(),
                        new FxUiThread(),
                        task -> Thread.ofPlatform().name("start").start(task),
                        next -> goOn(next, stage),
                        Platform::exit);
            case Beginning.Outcome.Runs runs -> {
                program = runs.program();
                Desk desk = new Desk(runs.program(), stage, Platform::exit);
                Thread.setDefaultUncaughtExceptionHandler(desk.mistakes());
                desk.open();
            }
        }
    }

    @Override
    public void stop() {
        if (program != null) {
            program.close();
        }
    }
}
