package app.lading.client.ui.queue;

import app.lading.client.store.Problem;
import app.lading.client.transfer.ActiveFile;
import app.lading.client.transfer.Bottleneck;
import app.lading.client.transfer.Clash;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.WaitReason;
import app.lading.client.ui.GalleryKit;
import app.lading.client.ui.Picture;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.theme.Icons;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/// The queue in every state.
public final class QueuePictures {
    private QueuePictures() {}

    /// A window over a fake queue.
    public record Built(FakeUploadQueue queue, QueueViewModel model, QueueCommands commands, QueueView view) {}

    public static List<Picture> all() {
        return List.of(
                picture("queue-empty", built -> {}),
                picture("queue-mixed", QueuePictures::mixed),
                picture("queue-selected", built -> {
                    mixed(built);
                    built.model().tick();
                    built.view().focus().requestFocus();
                    ((TableView<?>) built.view().focus()).getSelectionModel().select(1);
                }),
                picture("queue-filtered", built -> {
                    active(built);
                    built.model().filterProperty().set(QueueFilter.FAILED);
                }),
                picture("queue-active", QueuePictures::active),
                picture("queue-paused", built -> {
                    active(built);
                    built.model().pauseAllForAnHour();
                }));
    }

    public static Picture picture(String name, Consumer<Built> prepare) {
        return new Picture(name, kit -> {
            Built built = build(kit);
            prepare.accept(built);
            built.model().start();
            speeds(kit, built);
            return new StackPane(built.view());
        });
    }

    static Built build(GalleryKit kit) {
        FakeUploadQueue queue = new FakeUploadQueue();
        QueueViewModel model = new QueueViewModel(queue, kit.formats(), kit.ui());
        model.targetFolderProperty().set("Inbox");
        Toasts toasts = kit.toasts();
        QueueServices services = new FakeDesktop().services(kit.ui(), toasts);
        QueueCommands commands = new QueueCommands(queue, model, services);
        MenuButton account = new MenuButton("ana", Icons.of("fth-user"));
        QueueView view = new QueueView(
                model,
                commands,
                services,
                new QueuePlace("files.example.org", true, new SimpleBooleanProperty(true)),
                account);
        return new Built(queue, model, commands, view);
    }

    /// Two minutes of a speed that lives.
    private static void speeds(GalleryKit kit, Built built) {
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
