package app.lading.client.ui.queue;

import app.lading.client.store.Problem;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.BlockViews;
import app.lading.client.transfer.Bottleneck;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.Notice;
import app.lading.client.transfer.Preflight;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.GalleryKit;
import app.lading.client.ui.Picture;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.theme.Icons;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.mockito.Mockito;

/// The queue in every state.
public final class QueuePictures {
    private QueuePictures() {}

    /// A window over a fake queue.
    public record Built(FakeUploadQueue queue, QueueViewModel model, QueueCommands commands, QueueView view) {}

    public static List<Picture> all() {
        return List.of(
                picture("queue-empty", built -> {}),
                picture("queue-mixed", QueuePictures::mixed),
                picture("queue-bottom", built -> {
                    mixed(built);
                    built.model().tick();
                    ((TableView<?>) built.view().focus()).scrollTo(8);
                }),
                picture("queue-filtered", built -> {
                    active(built);
                    built.model().filterProperty().set(QueueFilter.FAILED);
                }),
                picture("queue-active", QueuePictures::active),
                picture("queue-paused", built -> {
                    active(built);
                    built.model().pauseAllForAnHour();
                }),
                picture("queue-waiting", QueuePictures::waiting),
                picture("queue-strips", QueuePictures::strips),
                picture("queue-drop", built -> {
                    active(built);
                    Dragboard board = Mockito.mock(Dragboard.class);
                    Mockito.when(board.hasFiles()).thenReturn(true);
                    built.view()
                            .fireEvent(new DragEvent(
                                    DragEvent.DRAG_OVER, board, 0, 0, 0, 0, TransferMode.COPY, null, null, null));
                }),
                details("details-file", QueuePictures::active, 2),
                details("details-folder", QueuePictures::active, 1),
                details("details-done", QueuePictures::mixed, 12),
                details("details-failed", QueuePictures::mixed, 9),
                details("details-questions", QueuePictures::mixed, 8),
                files("details-files"),
                details("details-notes", QueuePictures::noted, 14),
                picture("queue-other-folder", built -> {
                    mixed(built);
                    built.model().tick();
                    built.commands()
                            .run(RowAction.OTHER_FOLDER, List.of(built.model().row(9)));
                }),
                picture("queue-not-added", built -> {
                    active(built);
                    built.queue().failing(new IllegalStateException("the disk is full"));
                    built.commands().add(List.of(Path.of("/home/ana/Footage/Day-4"), Path.of("/home/ana/b.mov")));
                }),
                picture("queue-ends", QueuePictures::ends));
    }

    private static void noted(Built built) {
        mixed(built);
        List<ItemView> items = new ArrayList<>(built.queue().snapshot().items());
        items.replaceAll(item -> item.id() == 14
                ? SampleItem.folder(14, "Day-1", 1804)
                        .size(932)
                        .done()
                        .notices(3)
                        .view()
                : item);
        built.queue()
                .show(items)
                .notices(
                        14,
                        List.of(
                                new Notice(1, 14, "/home/ana/Footage/Day-1/current", "link-skipped", ""),
                                new Notice(2, 14, "/home/ana/Footage/Day-1/notes.txt", "restarted", ""),
                                new Notice(3, 14, "/home/ana/Footage/Day-1", "left-out", "")));
    }

    static void ends(Built built) {
        built.queue()
                .show(
                        SampleItem.folder(1, "Day-2", 2300)
                                .size(1200)
                                .doneFiles(1480)
                                .moved(768)
                                .failed("source-vanished", 12),
                        SampleItem.file(2, "raw.r3d").size(64).moved(50.6).failed("source-unreadable", 1),
                        SampleItem.file(3, "old.mov").size(9).moved(2).cancelled(),
                        SampleItem.file(4, "left.mov").size(9).state(FileState.SKIPPED),
                        SampleItem.file(5, "queue.mov").size(9).moved(3).state(FileState.PAUSED),
                        SampleItem.folder(6, "Day-1", 1804).size(932).done().notices(3));
        open(built, 1);
        built.model().detailsOpenProperty().set(false);
    }

    private static Picture details(String name, Consumer<Built> prepare, long item) {
        return picture(name, built -> {
            prepare.accept(built);
            blocks(built);
            built.model().tick();
            open(built, item);
        });
    }

    private static Picture files(String name) {
        return new Picture(name, kit -> {
            Built built = build(kit);
            active(built);
            blocks(built);
            built.model().tick();
            open(built, 1);
            speeds(built);
            kit.whenShown(() -> ((ToggleButton) built.view().lookup("#details-files")).fire());
            return new StackPane(built.view());
        });
    }

    private static void open(Built built, long item) {
        int index = built.model().rows().indexOf(built.model().row(item));
        TableView<?> table = (TableView<?>) built.view().focus();
        table.getSelectionModel().clearAndSelect(index);
        table.scrollTo(Math.max(0, index - 1));
        built.model().detailsOpenProperty().set(true);
        for (int i = 0; i < 100; i++) {
            QueueRow row = built.model().row(item);
            if (row != null) {
                row.sampleSpeed();
            }
        }
    }

    private static void blocks(Built built) {
        Problem exists = new Problem("name-exists", "A different file with this name is there.", "Choose.");
        List<FileReport> files = new ArrayList<>();
        List<Clash> clashes = new ArrayList<>();
        FileState[] states = {FileState.DONE, FileState.DONE, FileState.UPLOADING, FileState.QUEUED, FileState.FAILED};
        for (int i = 1; i <= 200; i++) {
            String clip = "A001_C%03d.mov".formatted(i);
            FileState state = states[i % states.length];
            files.add(new FileReport(
                    i,
                    1,
                    Path.of("/home/ana/Footage/Day-2", clip),
                    "Inbox/Day-2",
                    clip,
                    gb(0.5 + i % 7),
                    state,
                    null,
                    state == FileState.FAILED ? new Problem("source-vanished", "", "") : null));
            if (i <= 14) {
                clashes.add(new Clash(
                        i,
                        8,
                        Path.of("/home/ana/Footage/Day-3", clip),
                        "Inbox/Day-3",
                        clip,
                        gb(0.5 + i % 7),
                        false,
                        exists,
                        "A001_C%03d (2).mov".formatted(i)));
            }
        }
        built.queue().files(1, files).clashes(8, clashes).blocks(BlockViews.of(20, 9776, 3000, 2950));
        built.queue()
                .files(
                        2,
                        List.of(new FileReport(
                                20,
                                2,
                                Path.of("/home/ana/Footage/Interview.mov"),
                                "Inbox",
                                "Interview.mov",
                                false,
                                gb(41),
                                FileState.UPLOADING,
                                null,
                                null,
                                SampleItem.NOW,
                                2,
                                gb(12))));
    }

    static void waiting(Built built) {
        mixed(built);
        built.queue()
                .connection(new ConnectionState(
                        false, 0, new Waiting(WaitReason.NETWORK, "No connection", SampleItem.NOW.plusSeconds(8))))
                .limitedBy(Bottleneck.NONE)
                .show(
                        SampleItem.folder(1, "Day-2", 2300)
                                .size(1200)
                                .doneFiles(1480)
                                .moved(768)
                                .waiting(WaitReason.NETWORK, Duration.ofSeconds(8)),
                        SampleItem.file(2, "Interview.mov")
                                .size(41)
                                .moved(12.7)
                                .waiting(WaitReason.SERVER_BUSY, Duration.ofSeconds(23)),
                        SampleItem.file(3, "growing.mxf").size(4).waiting(WaitReason.SOURCE_CHANGING, null),
                        SampleItem.file(4, "a.mov").waiting(WaitReason.SIGN_IN, null),
                        SampleItem.file(5, "b.mov").moved(4).waiting(WaitReason.NO_SPACE, Duration.ofMinutes(4)),
                        SampleItem.file(6, "c.mov").state(FileState.SKIPPED),
                        SampleItem.file(7, "d.mov"));
    }

    static void strips(Built built) {
        mixed(built);
        List<ItemView> items = new ArrayList<>(built.queue().snapshot().items());
        items.add(SampleItem.file(21, "big_1.mov").failed("quota-exceeded", 1).view());
        items.add(SampleItem.file(22, "big_2.mov").failed("quota-exceeded", 1).view());
        built.queue().show(items).preflight(new Preflight(gb(1400), gb(788), null, null, 7, 3, 0, 14, 0));
    }

    public static Picture picture(String name, Consumer<Built> prepare) {
        return new Picture(name, kit -> {
            Built built = build(kit);
            prepare.accept(built);
            built.model().start();
            speeds(built);
            return new StackPane(built.view());
        });
    }

    /// A page over a fake queue.
    public static Built build(GalleryKit kit) {
        FakeUploadQueue queue = new FakeUploadQueue();
        FakeDesktop desktop = new FakeDesktop();
        Toasts toasts = kit.toasts();
        MenuButton account = new MenuButton("ana", Icons.of("fth-user"));
        account.getStyleClass().add("icon-button");
        QueuePage page = QueuePage.open(
                queue,
                kit.formats(),
                desktop.services(kit.ui(), toasts),
                new QueuePlace("files.example.org", "ana", true, new SimpleBooleanProperty(true)),
                account);
        page.model().targetFolderProperty().set("Inbox");
        return new Built(queue, page.model(), page.commands(), page.view());
    }

    /// Two minutes of a speed that lives.
    private static void speeds(Built built) {
        long total = built.queue().snapshot().totals().bytesPerSecond();
        for (int i = 0; i < 110; i++) {
            built.model().speeds().add((long) (total * (0.75 + 0.25 * Math.sin(i / 9.0) + 0.08 * Math.sin(i * 1.7))));
        }
        built.model().tick();
    }

    static void active(Built built) {
        built.queue()
                .show(
                        SampleItem.folder(1, "Day-2", 2300)
                                .size(1200)
                                .doneFiles(1480)
                                .uploading(768, 92, Duration.ofMinutes(80)),
                        SampleItem.file(2, "Interview.mov")
                                .size(41)
                                .uploading(12.7, 30, Duration.ofMinutes(15))
                                .continuedAt(8.2),
                        SampleItem.file(3, "master.wav").size(8.4).uploading(3.7, 11.2, Duration.ofMinutes(7)),
                        SampleItem.file(4, "B-roll_harbour_sunrise_take_14_graded_final_v7.mov")
                                .size(22.4),
                        SampleItem.file(5, "C0021.mp4").size(14.9))
                .active(file(2, 41, 12.7, 12.4))
                .limitedBy(Bottleneck.NETWORK)
                .left(Duration.ofMinutes(92));
    }

    static void mixed(Built built) {
        built.queue()
                .show(
                        SampleItem.folder(1, "Day-2", 2300)
                                .size(1200)
                                .doneFiles(1480)
                                .uploading(768, 92, Duration.ofMinutes(80)),
                        SampleItem.file(2, "Interview.mov")
                                .size(41)
                                .uploading(12.7, 30, Duration.ofMinutes(15))
                                .continuedAt(8.2),
                        SampleItem.folder(3, "Stills", 12480).scanning(),
                        SampleItem.file(4, "archive-2025.tar")
                                .size(239)
                                .state(FileState.CHECKING)
                                .moved(41),
                        SampleItem.file(5, "master.wav").size(8.4).moved(3.7).paused(),
                        SampleItem.file(6, "render_v7.mov")
                                .size(120)
                                .moved(21.6)
                                .waiting(WaitReason.NETWORK, Duration.ofSeconds(8)),
                        SampleItem.file(7, "notes:final.txt").size(0.000012).asks("bad-name", 1),
                        SampleItem.folder(8, "Day-3", 2300).size(310).moved(288).asks("name-exists", 14),
                        SampleItem.file(9, "raw.r3d").size(64).moved(50.6).failed("forbidden", 1),
                        SampleItem.file(10, "interview_2.mov").size(18.2),
                        SampleItem.file(11, "grade.cube")
                                .size(0.0021)
                                .moved(0.0021)
                                .state(FileState.VERIFYING),
                        SampleItem.file(12, "cut_final.mov").size(22.1).done(),
                        SampleItem.file(13, "cut.mov").size(21.9).done().renamedTo("cut (2).mov"),
                        SampleItem.folder(14, "Day-1", 1804).size(932).done().skipped(3),
                        SampleItem.file(15, "logo.png").size(0.0004).done().there(1),
                        SampleItem.file(16, "old.mov").size(9).moved(2).cancelled())
                .active(file(2, 41, 12.7, 12.4))
                .active(new ActiveFile(
                        104,
                        4,
                        "Inbox",
                        "archive-2025.tar",
                        gb(239),
                        FileState.CHECKING,
                        0,
                        0,
                        gb(41),
                        gb(41),
                        gb(17),
                        gb(41),
                        0,
                        null,
                        null))
                .clashes(
                        7,
                        List.of(new Clash(
                                70,
                                7,
                                Path.of("/home/ana/notes:final.txt"),
                                "Inbox",
                                "notes:final.txt",
                                12_000,
                                false,
                                new Problem("bad-name", "", ""),
                                "notes_final.txt")))
                .limitedBy(Bottleneck.NETWORK)
                .left(Duration.ofMinutes(92));
    }

    static long gb(double gigabytes) {
        return (long) (gigabytes * 1_000_000_000L);
    }

    static ActiveFile file(long item, double size, double moved, double durable) {
        return new ActiveFile(
                100 + item,
                item,
                "Inbox",
                "x",
                gb(size),
                FileState.UPLOADING,
                gb(moved),
                gb(moved),
                gb(durable),
                gb(moved),
                0,
                0,
                30_000_000,
                Duration.ofMinutes(15),
                null);
    }
}
