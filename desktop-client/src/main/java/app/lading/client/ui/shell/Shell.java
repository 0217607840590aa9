package app.lading.client.ui.shell;

import app.lading.client.ui.command.CommandMenu;
import app.lading.client.ui.command.Menus;
import app.lading.client.ui.drop.DropOverlay;
import app.lading.client.ui.drop.DropTarget;
import app.lading.client.ui.drop.Drops;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.notice.BannersView;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.notice.ToastsView;
import app.lading.client.ui.text.Texts;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The frame of the window: menu bar and banners above, one page in the middle, messages over its foot.
public final class Shell extends StackPane {
    private final Menus menus;
    private final MenuBar bar = new MenuBar();
    private final StackPane page = new StackPane();

    public Shell(Texts texts, Banners banners, Toasts toasts) {
        this.menus = new Menus(texts);
        getStyleClass().addAll("shell", "surface");
        bar.setId("menu-bar");
        bar.setUseSystemMenuBar(true);
        page.setId("page");
        BorderPane frame = new BorderPane(page);
        frame.setTop(new VBox(bar, new BannersView(texts, banners)));
        getChildren().addAll(frame, new ToastsView(texts, toasts));
    }

    /// Has files taken that are dropped anywhere in the window where the page does not take them itself.
    public void takeDrops(Texts texts, Drops drops) {
        DropTarget target = new DropTarget(this, drops);
        getChildren().add(new DropOverlay(texts, target));
    }

    /// The page that is shown.
    public Node page() {
        return page.getChildren().getFirst();
    }

    /// Changes the page and the menus over it.
    ///
    /// @param focus what gets the keyboard
    public void show(Node content, List<CommandMenu> descriptions, Node focus) {
        bar.getMenus().setAll(descriptions.stream().map(menus::menu).toList());
        page.getChildren().setAll(content);
        // A node takes the focus only after it has been laid out.
        Platform.runLater(focus::requestFocus);
    }
}
