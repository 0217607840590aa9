package app.lading.client.ui.shell;

import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// From the command line to the program, or to the page that says why there is none. It can be tried again from there.
final class Beginning {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final double WIDTH = 560;
    private static final double HEIGHT = 320;

    private final List<String> arguments;
    private final Path folder;
    private final Function<DesktopOptions, Program.Ground> grounds;

    /// How an attempt ended.
    sealed interface Outcome {
        record Runs(Program program) implements Outcome {}

        /// Another one does it.
        record HandedOver() implements Outcome {}

        record Failed(StartTrouble.Reason reason) implements Outcome {}
    }

    /// @param folder where relative paths begin
    /// @param grounds what a program stands on, anew for each attempt
    Beginning(List<String> arguments, Path folder, Function<DesktopOptions, Program.Ground> grounds) {
        this.arguments = List.copyOf(arguments);
        this.folder = folder;
        this.grounds = grounds;
    }

    /// Tries it. Waits for the disk, and for another program that is ending.
    Outcome attempt() {
        DesktopOptions options;
        try {
            options = DesktopOptions.parse(arguments, folder);
        } catch (DesktopOptions.WrongOptionException e) {
            LOG.error("the program was started in a way that it does not know", e);
            return new Outcome.Failed(StartTrouble.Reason.of(e));
        }
        Program.Ground ground = grounds.apply(options);
        Program.@Nullable Start start = null;
        try {
            start = Program.open(options, ground);
            return switch (start) {
                case Program.Start.Runs runs -> new Outcome.Runs(runs.program());
                case Program.Start.HandedOver done -> new Outcome.HandedOver();
                case Program.Start.Failed failed -> new Outcome.Failed(StartTrouble.Reason.of(failed.why()));
            };
        } catch (IOException e) {
            LOG.error("the program could not start", e);
            return new Outcome.Failed(
                    StartTrouble.Reason.ofFolder(ground.state().toString(), e.getMessage()));
        } finally {
            if (!(start instanceof Program.Start.Runs)) {
                ground.services().close();
            }
        }
    }

    /// Shows why there is no program.
    ///
    /// @param background where it is tried again
    /// @param next hears how that ended, on the thread of the window
    /// @param quit ends this
    void show(
            Stage stage,
            StartTrouble.Reason reason,
            UiThread ui,
            Executor background,
            Consumer<Outcome> next,
            Runnable quit) {
        // The settings belong to the program that there is not: the language is the system's.
        Texts texts = new Texts(Locale.getDefault());
        Runnable again = () -> ui.hear(CompletableFuture.supplyAsync(this::attempt, background), next);
        StackPane page = new StackPane(new StartTrouble(texts, reason, again, quit));
        page.getStyleClass().add("surface");
        Scene scene = new Scene(page, WIDTH, HEIGHT);
        new Theme().dress(scene);
        stage.setScene(scene);
        stage.setTitle(texts.get("app.name"));
        stage.setOnCloseRequest(event -> quit.run());
        stage.show();
    }
}
