package app.lading.client.desktop;

/// An entry made of memory.
public final class FakeAutostart implements Autostart {
    public boolean enabled;
    public boolean hidden;

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void enable(boolean startHidden) {
        enabled = true;
        hidden = startHidden;
    }

    @Override
    public void disable() {
        enabled = false;
    }
}
