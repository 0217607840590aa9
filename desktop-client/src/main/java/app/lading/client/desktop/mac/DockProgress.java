package app.lading.client.desktop.mac;

import app.lading.client.desktop.TaskbarProgress;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Taskbar;
import java.util.concurrent.atomic.AtomicBoolean;

/// A bar on the icon in the Dock, drawn by AWT on its own thread: nobody waits for it.
final class DockProgress implements TaskbarProgress {
    private static final int NO_BAR = -1;
    private static final int WHOLE = 100;

    private final AtomicBoolean supported = new AtomicBoolean(!GraphicsEnvironment.isHeadless());

    @Override
    public boolean isAvailable() {
        return supported.get();
    }

    @Override
    public void show(State state, double fraction) {
        if (!isAvailable()) {
            return;
        }
        EventQueue.invokeLater(() -> {
            if (!Taskbar.isTaskbarSupported() || !Taskbar.getTaskbar().isSupported(Taskbar.Feature.PROGRESS_VALUE)) {
                supported.set(false);
                return;
            }
            Taskbar taskbar = Taskbar.getTaskbar();
            boolean none = state == State.NONE || state == State.INDETERMINATE;
            taskbar.setProgressValue(none ? NO_BAR : (int) Math.round(Math.clamp(fraction, 0, 1) * WHOLE));
            if (taskbar.isSupported(Taskbar.Feature.ICON_BADGE_TEXT)) {
                taskbar.setIconBadge(state == State.FAILED ? "!" : "");
            }
        });
    }
}
