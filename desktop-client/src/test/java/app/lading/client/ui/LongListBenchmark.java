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
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// How the window bears 100,000 rows: the time to the first row, the longest time in which the thread of the window did
/// not answer, and what selecting and pausing all of them costs. `LongListBenchmark [ROWS]` prints the numbers.
public final class LongListBenchmark {
    private static final long PING_NANOS = 2_000_000;

    private final int rows;
    private final FakeUploadQueue queue = new FakeUploadQueue();
    private final AtomicLong worst = new AtomicLong();
    private long computed;
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
        call(() -> {
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
        settle();
        List<ItemView> items = items();
        watch();
        print("start", 0, 0);
        queue.show(items);
        queue.snapshot();
        long begin = System.nanoTime();
        call(() -> {
            page.model().tick();
            return page;
        });
        while (!call(this::seesRows)) {
            LockSupport.parkNanos(PING_NANOS);
        }
        print("first row of " + rows, System.nanoTime() - begin, 500);
        while (call(() -> page.model().rows().size()) < rows) {
            LockSupport.parkNanos(PING_NANOS);
        }
        print("longest stall until all have come", worst.getAndSet(0), 100);

        begin = System.nanoTime();
        call(() -> {
            table.getSelectionModel().selectAll();
            page.commands().run(RowAction.PAUSE);
            return page;
        });
        settle();
        print("select all and pause", System.nanoTime() - begin, 300);
        print("longest stall meanwhile", worst.getAndSet(0), 300);
        call(() -> {
            page.commands().run(RowAction.RESUME);
            table.getSelectionModel().clearAndSelect(3);
            return page;
        });
        settle();
        worst.set(0);

        for (int share = 1; share <= 20; share++) {
            int at = share * (rows / 20) - 1;
            call(() -> {
                table.scrollTo(at);
                return page;
            });
            settle();
        }
        print("longest stall while scrolling through", worst.getAndSet(0), 100);

        for (QueueFilter filter : List.of(QueueFilter.FAILED, QueueFilter.ALL, QueueFilter.WAITING, QueueFilter.ALL)) {
            call(() -> {
                page.model().filterProperty().set(filter);
                return page;
            });
            settle();
        }
        print("longest stall while pressing chips", worst.getAndSet(0), 100);

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
            call(() -> {
                page.model().tick();
                return page;
            });
            settle();
        }
        print("longest stall while 4,000 finish, 200 a tick", worst.getAndSet(0), 100);
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "memory in use with all rows: %d MB%n",
                (runtime.totalMemory() - runtime.freeMemory()) / 1_000_000);
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

    private boolean seesRows() {
        return table.lookupAll(".table-row-cell").stream()
                        .filter(node -> node instanceof TableRow<?> row && !row.isEmpty() && row.isVisible())
                        .count()
                > 5;
    }

    /// Asks the thread of the window again and again, and remembers how long it took to answer at most.
    private void watch() {
        Thread.ofPlatform().daemon().name("stall-watch").start(() -> {
            while (true) {
                long asked = System.nanoTime();
                call(() -> true);
                long took = System.nanoTime() - asked;
                worst.accumulateAndGet(took, Math::max);
                LockSupport.parkNanos(PING_NANOS);
            }
        });
    }

    /// Until the window has drawn what it was told.
    private static void settle() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Boolean> pulse = new CompletableFuture<>();
            call(() -> {
                javafx.animation.AnimationTimer timer = new javafx.animation.AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        stop();
                        pulse.complete(true);
                    }
                };
                timer.start();
                return timer;
            });
            pulse.join();
        }
    }

    /// On a busy machine the time on the clock says little; what the thread computed is said beside it.
    private void print(String what, long nanos, long budget) {
        long cpu = call(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        System.out.printf(
                Locale.ROOT,
                "%-48s %7.1f ms of at most %d; the thread computed %.1f ms since the line before%n",
                what,
                nanos / 1e6,
                budget,
                (cpu - computed) / 1e6);
        computed = cpu;
    }

    private static <T> T call(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }
}
