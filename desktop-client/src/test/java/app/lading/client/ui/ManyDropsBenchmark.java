package app.lading.client.ui;

import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.store.JobStore;
import app.lading.client.transfer.Engine;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.ui.drop.DropTarget;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.QueueRow;
import app.lading.client.ui.queue.RowAction;
import app.lading.client.ui.task.FxUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// How the window bears 100,000 files that are dropped at once, each a row of its own: real files, the real engine and
/// its store, a server that does not answer. `ManyDropsBenchmark FOLDER [FILES]` makes the files in FOLDER, prints the
/// numbers and leaves them there; the next run uses them again.
public final class ManyDropsBenchmark {
    private final WindowProbe probe = new WindowProbe();
    private final List<File> files;
    private final Engine engine;
    private QueuePage page;
    private TableView<QueueRow> table;

    private ManyDropsBenchmark(List<File> files, Engine engine) {
        this.files = files;
        this.engine = engine;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]).toAbsolutePath();
        List<File> files = files(folder.resolve("files"), args.length > 1 ? Integer.parseInt(args[1]) : 100_000);
        Path job = Files.createTempDirectory(folder, "job-");
        OkHttpTransport transport = new OkHttpTransport(LinkSettings.standard("benchmark"));
        // A port on which nobody listens.
        Engine engine = Engine.create(
                transport,
                ServerAddress.parse("http://localhost:1"),
                new Token("none"),
                JobStore.open(job, Clock.systemUTC()),
                EngineSettings.defaults("benchmark"),
                new EngineListener() {});
        engine.start();
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        new ManyDropsBenchmark(files, engine).run();
        Platform.exit();
        engine.close();
        transport.close();
        System.exit(0);
    }

    private static List<File> files(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        List<File> files = new ArrayList<>(count);
        byte[] content = new byte[64];
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("A%03d_C%06d.mov".formatted(i / 1000, i));
            if (!Files.exists(file)) {
                content[0] = (byte) i;
                content[1] = (byte) (i >> 8);
                content[2] = (byte) (i >> 16);
                Files.write(file, content);
            }
            files.add(file.toFile());
        }
        return files;
    }

    @SuppressWarnings("unchecked")
    private void run() {
        WindowProbe.call(() -> {
            FxUiThread ui = new FxUiThread();
            page = QueuePage.open(
                    engine,
                    Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, InstantSource.system()),
                    new FakeDesktop().services(ui, new Toasts(ui)),
                    new QueuePlace("files.example.org", "ana", true, new SimpleBooleanProperty(true)),
                    new Region());
            table = (TableView<QueueRow>) page.view().focus();
            Scene scene = new Scene(page.view(), 900, 600);
            new Theme().dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return stage;
        });
        WindowProbe.settle();
        // A few first, so that the classes are loaded: what is measured is the number.
        int few = 20;
        drop(files.subList(0, few));
        awaitRows(few);
        probe.watch();
        WindowProbe.settle();
        probe.takeWorst();
        probe.print("start", 0, 0);

        int all = files.size();
        files.subList(0, few).clear();
        long begin = System.nanoTime();
        drop(files);
        files.clear();
        probe.print("the drop itself", System.nanoTime() - begin, 100);
        awaitRows(few + 1);
        probe.print("first row of " + (all - few), System.nanoTime() - begin, 500);
        awaitRows(all);
        probe.print("all rows are in the list and on the disk", System.nanoTime() - begin, 60_000);
        probe.print("longest stall meanwhile", probe.takeWorst(), 100);

        begin = System.nanoTime();
        WindowProbe.call(() -> {
            table.getSelectionModel().selectAll();
            page.commands().run(RowAction.PAUSE);
            return page;
        });
        WindowProbe.settle();
        probe.print("select all and pause", System.nanoTime() - begin, 300);
        while (engine.snapshot().items().stream().anyMatch(item -> !item.paused())) {
            WindowProbe.pause();
        }
        probe.print("the engine has paused all", System.nanoTime() - begin, 60_000);
        WindowProbe.settle();
        probe.print("longest stall meanwhile", probe.takeWorst(), 300);
        WindowProbe.call(() -> {
            table.getSelectionModel().clearAndSelect(3);
            return page;
        });
        WindowProbe.settle();
        WindowProbe.printMemory("all rows");
    }

    private void drop(List<File> some) {
        WindowProbe.call(() -> {
            page.view().dropped(DropTarget.paths(some), table);
            return page;
        });
    }

    private void awaitRows(int count) {
        while (WindowProbe.call(() -> page.model().rows().size()) < count) {
            WindowProbe.pause();
        }
        WindowProbe.settle();
    }
}
