package app.lading.client.desktop.windows;

import app.lading.client.desktop.Notifier;
import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.image.BufferedImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that Windows shows for an icon beside the clock: the program's own when it is there, else one that
/// is there for the message. AWT does it on its own thread; nobody waits for it.
final class TrayMessages implements Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(TrayMessages.class);
    private static final int SIZE = 16;

    @Override
    public boolean isAvailable() {
        return !GraphicsEnvironment.isHeadless();
    }

    @Override
    public void show(Notification notification) {
        if (!isAvailable()) {
            return;
        }
        EventQueue.invokeLater(() -> {
            if (!SystemTray.isSupported()) {
                return;
            }
            try {
                icon().displayMessage(notification.title(), notification.body(), TrayIcon.MessageType.INFO);
            } catch (AWTException e) {
                LOG.info("a message could not be shown", e);
            }
        });
    }

    private static TrayIcon icon() throws AWTException {
        SystemTray tray = SystemTray.getSystemTray();
        TrayIcon[] own = tray.getTrayIcons();
        if (own.length > 0) {
            return own[0];
        }
        TrayIcon icon = new TrayIcon(new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB), "Lading");
        icon.addActionListener(event -> tray.remove(icon));
        tray.add(icon);
        return icon;
    }
}
