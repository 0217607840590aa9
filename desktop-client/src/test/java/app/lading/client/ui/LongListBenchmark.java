package app.lading.client.ui;

import app.lading.client.transfer.ItemView;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.QueueFilter;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.QueueRow;
import app.lading.client.ui.queue.RowAction;
import app.lading.client.ui.queue.SampleItem;
import app.lading.client.ui.task.FxUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.time.Duration;
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

/// How the window bears 100,000 rows: the time to the first row, the longest time in which the thread of the window did
/// not answer, and what selecting and pausing all of them costs. `LongListBenchmark [ROWS]` prints the numbers.
public final class LongListBenchmark {
    private final int rows;
    private final FakeUploadQueue queue = new FakeUploadQueue();
    private final WindowProbe probe = new WindowProbe();
    private QueuePage page;
    private TableView<QueueRow> table;

    private LongListBenchmark(int rows) {
        this.rows = rows;
    }

    public static void main(String[] args) {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        new LongListBenchmark(args.length > 0 ? Integer.parseInt(args[0]) : 100_000).run();
        Platform.exit();
        System.exit(0);
    }

    @SuppressWarnings("unchecked")
    private void run() {
        // One row first, so that the classes are loaded: what is measured is the length of the list.
        queue.passive().show(SampleItem.file(1, "first.mov"));
        WindowProbe.call(() -> {
            FxUiThread ui = new FxUiThread();
            Formats formats = Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, InstantSource.system());
            page = QueuePage.open(
                    queue,
                    formats,
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
        List<ItemView> items = items();
        probe.watch();
        probe.print("start", 0, 0);
        queue.show(items);
        queue.snapshot();
        long begin = System.nanoTime();
        WindowProbe.call(() -> {
            page.model().tick();
            return page;
        });
        while (!WindowProbe.call(() -> WindowProbe.seesRows(table))) {
            WindowProbe.pause();
        }
        probe.print("first row of " + rows, System.nanoTime() - begin, 500);
        while (WindowProbe.call(() -> page.model().rows().size()) < rows) {
            WindowProbe.pause();
        }
        probe.print("longest stall until all have come", probe.takeWorst(), 100);

        begin = System.nanoTime();
        WindowProbe.call(() -> {
            table.getSelectionModel().selectAll();
            page.commands().run(RowAction.PAUSE);
            return page;
        });
        WindowProbe.settle();
        probe.print("select all and pause", System.nanoTime() - begin, 300);
        probe.print("longest stall meanwhile", probe.takeWorst(), 300);
        WindowProbe.call(() -> {
            page.commands().run(RowAction.RESUME);
            table.getSelectionModel().clearAndSelect(3);
            return page;
        });
        WindowProbe.settle();
        probe.takeWorst();

        for (int share = 1; share <= 20; share++) {
            int at = share * (rows / 20) - 1;
            WindowProbe.call(() -> {
                table.scrollTo(at);
                return page;
            });
            WindowProbe.settle();
        }
        probe.print("longest stall while scrolling through", probe.takeWorst(), 100);

        for (QueueFilter filter : List.of(QueueFilter.FAILED, QueueFilter.ALL, QueueFilter.WAITING, QueueFilter.ALL)) {
            WindowProbe.call(() -> {
                page.model().filterProperty().set(filter);
                return page;
            });
            WindowProbe.settle();
        }
        probe.print("longest stall while pressing chips", probe.takeWorst(), 100);

        List<ItemView> moving = new ArrayList<>(items);
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 200; i++) {
                int at = round * 200 + i;
                moving.set(
                        at, SampleItem.file(at + 1L, name(at)).size(0.01).done().view());
            }
            moving.set(
                    (round + 1) * 200,
                    SampleItem.file((round + 1) * 200L + 1, "moving.mov")
                            .uploading(1, 90, Duration.ofMinutes(3))
                            .view());
            queue.show(moving);
            queue.snapshot();
            WindowProbe.call(() -> {
                page.model().tick();
                return page;
            });
            WindowProbe.settle();
        }
        probe.print("longest stall while 4,000 finish, 200 a tick", probe.takeWorst(), 100);
        WindowProbe.printMemory("all rows");
    }

    private List<ItemView> items() {
        List<ItemView> items = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            SampleItem sample = SampleItem.file(i + 1L, name(i)).size(0.01);
            items.add((i % 100 == 7 ? sample.failed("source-vanished", 1) : sample).view());
        }
        return items;
    }

    private static String name(int index) {
        return "A%03d_C%06d.mov".formatted(index / 1000, index);
    }
}
