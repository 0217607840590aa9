package app.lading.client.ui.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.lading.client.settings.SettingsStore;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.queue.QueuePlace;
import app.lading.client.ui.queue.SampleItem;
import app.lading.client.ui.settings.SettingsView;
import app.lading.client.ui.settings.SettingsViewModel;
import app.lading.client.ui.task.FxUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.PageFormats;
import app.lading.client.ui.text.SizeUnits;
import app.lading.client.ui.text.Texts;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A program that runs for weeks forgets the pages that were closed.
class ClosedPagesTest extends ApplicationTest {
    private final Formats window = Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, InstantSource.system());

    @TempDir
    private Path folder;

    private Toasts toasts;

    @Override
    public void start(Stage stage) {
        toasts = new Toasts(new FxUiThread());
    }

    private static void awaitForgotten(List<WeakReference<Object>> gone) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(gone).allSatisfy(one -> assertThat(one.get()).isNull());
        });
    }

    @Test
    void the_page_of_a_queue_is_forgotten_with_all_its_rows() {
        List<WeakReference<Object>> gone = new ArrayList<>();
        interact(() -> {
            PageFormats formats = new PageFormats(window);
            FxUiThread ui = new FxUiThread();
            QueuePage page = QueuePage.open(
                    new FakeUploadQueue().show(SampleItem.file(1, "a.mov")),
                    formats.formats(),
                    new FakeDesktop().services(ui, toasts),
                    new QueuePlace("files.example.org", "ana", true, new SimpleBooleanProperty(true)),
                    new Label());
            page.model().tick();
            page.close();
            formats.close();
            gone.add(new WeakReference<>(page.view()));
            gone.add(new WeakReference<>(page.model()));
        });

        awaitForgotten(gone);
    }

    @Test
    void the_settings_are_forgotten_when_they_are_left() throws Exception {
        SettingsStore store = SettingsStore.open(folder.resolve("settings.json"), Clock.systemUTC(), Runnable::run);
        List<WeakReference<Object>> gone = new ArrayList<>();
        interact(() -> {
            FxUiThread ui = new FxUiThread();
            SettingsViewModel model = new SettingsViewModel(store, window, ui, Set.of());
            SettingsView view = new SettingsView(
                    model,
                    new SettingsView.Parts(
                            new FakeDesktop(),
                            ui,
                            Runnable::run,
                            toasts,
                            List::of,
                            server -> new CompletableFuture<>(),
                            () -> {},
                            () -> {},
                            () -> {}));
            model.close();
            gone.add(new WeakReference<>(view));
            gone.add(new WeakReference<>(model));
        });

        awaitForgotten(gone);
    }

    @Test
    void a_page_speaks_the_language_of_the_window_until_it_is_closed() {
        interact(() -> {
            PageFormats page = new PageFormats(window);
            StackPane anything = new StackPane();
            anything.idProperty().bind(page.formats().texts().bind("menu.edit"));
            window.texts().setLocale(Locale.SIMPLIFIED_CHINESE);
            window.sizes().unitsProperty().set(SizeUnits.BINARY);
            assertThat(anything.getId()).isEqualTo(window.texts().get("menu.edit"));
            assertThat(page.formats().sizes().format(1 << 30)).isEqualTo("1.0 GiB");

            page.close();
            window.texts().setLocale(Locale.ENGLISH);
            assertThat(page.formats().texts().locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        });
    }
}
