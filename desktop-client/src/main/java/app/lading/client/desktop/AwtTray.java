package app.lading.client.desktop;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.Toolkit;
import java.awt.TrayIcon;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An icon by AWT, for JavaFX has none. AWT is touched on its own thread alone, and nobody waits for it: on
/// some desktops it says yes and then hangs.
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);
    private static final int PATIENCE_SECONDS = 4;

    private @Nullable CompletableFuture<Boolean> availability;

    /// On the thread of AWT only.
    private @Nullable TrayIcon icon;

    @Override
    public synchronized CompletableFuture<Boolean> availability() {
        CompletableFuture<Boolean> known = availability;
        if (known == null) {
            known = onAwt(SystemTray::isSupported);
            availability = known;
        }
        return known.copy();
    }

    @Override
    public CompletableFuture<Boolean> show(Content content) {
        return availability().thenCompose(there -> {
            if (!there) {
                return CompletableFuture.completedFuture(false);
            }
            return onAwt(() -> showNow(content));
        });
    }

    private boolean showNow(Content content) {
        try {
            Image image = Toolkit.getDefaultToolkit().getImage(content.image());
            TrayIcon known = icon;
            if (known == null) {
                known = new TrayIcon(image);
                known.setImageAutoSize(true);
                SystemTray.getSystemTray().add(known);
                icon = known;
            } else {
                known.setImage(image);
            }
            known.setToolTip(content.toolTip());
            known.setPopupMenu(menu(content));
            for (var listener : known.getActionListeners()) {
                known.removeActionListener(listener);
            }
            known.addActionListener(event -> content.onClick().run());
            return true;
        } catch (AWTException e) {
            LOG.info("the icon cannot be shown", e);
            return false;
        }
    }

    private static PopupMenu menu(Content content) {
        PopupMenu menu = new PopupMenu();
        for (Entry entry : content.menu()) {
            MenuItem item = new MenuItem(entry.text());
            item.addActionListener(event -> entry.onClick().run());
            menu.add(item);
        }
        return menu;
    }

    @FunctionalInterface
    private interface Question {
        boolean ask();
    }

    private static CompletableFuture<Boolean> onAwt(Question question) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        if (GraphicsEnvironment.isHeadless()) {
            answer.complete(false);
            return answer;
        }
        Thread.ofPlatform().name("lading-tray").daemon().start(() -> {
            try {
                EventQueue.invokeLater(() -> answer.complete(question.ask()));
            } catch (RuntimeException | LinkageError e) {
                LOG.info("there is no tray here: {}", e.toString());
                answer.complete(false);
            }
        });
        return answer.completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        CompletableFuture<Boolean> known;
        synchronized (this) {
            known = availability;
        }
        if (known == null) {
            return;
        }
        EventQueue.invokeLater(() -> {
            TrayIcon shown = icon;
            if (shown != null) {
                SystemTray.getSystemTray().remove(shown);
                icon = null;
            }
        });
    }
}
