package app.lading.client.desktop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what was drawn on the icon: `NORMAL 0.50`.
public final class FakeTaskbar implements TaskbarProgress {
    public final List<String> drawn = new CopyOnWriteArrayList<>();

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void show(State state, double fraction) {
        drawn.add(state + String.format(java.util.Locale.ROOT, " %.2f", fraction));
    }
}
