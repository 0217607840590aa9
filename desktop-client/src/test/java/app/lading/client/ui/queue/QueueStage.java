package app.lading.client.ui.queue;

import app.lading.client.ui.command.CommandMenu;
import app.lading.client.ui.command.Menus;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// The real page with its menu bar, over a fake queue and a clock that a test winds.
final class QueueStage {
    final FakeUploadQueue queue = new FakeUploadQueue();
    final FakeDesktop desktop = new FakeDesktop();
    final FakeUiThread ui = new FakeUiThread();
    final Toasts toasts = new Toasts(ui);
    final Texts texts = new Texts(Locale.ENGLISH);
    final Theme theme = new Theme();
    final QueuePage page;
    final TableView<QueueRow> table;

    @SuppressWarnings("unchecked")
    QueueStage(Stage stage, double width) {
        page = QueuePage.open(
                queue,
                Formats.of(texts, ZoneOffset.UTC, ui),
                desktop.services(ui, toasts),
                new QueuePlace("files.example.org", "ana", true, new SimpleBooleanProperty(false)),
                new Region());
        page.model().targetFolderProperty().set("Inbox");
        table = (TableView<QueueRow>) page.view().focus();
        Menus menus = new Menus(texts);
        MenuBar bar = new MenuBar();
        bar.getMenus()
                .addAll(
                        menus.menu(new CommandMenu(
                                "menu.file", List.of(page.menus().adding()))),
                        menus.menu(page.menus().uploads()),
                        menus.menu(new CommandMenu(
                                "menu.view", List.of(page.menus().viewing()))));
        BorderPane root = new BorderPane(page.view());
        root.setTop(bar);
        Scene scene = new Scene(root, width, 600);
        theme.dress(scene);
        stage.setScene(scene);
        // It is the one stage of all tests, and may still have the size that another gave it.
        stage.setMaximized(false);
        stage.sizeToScene();
        stage.show();
        page.view().focus().requestFocus();
    }

    void show(SampleItem... items) {
        queue.show(items);
        page.model().tick();
    }
}
