package app.lading.client.desktop;

/// A system that nobody wrote services for: it has none.
final class NoDesktop implements DesktopProvider {

    @Override
    public boolean isFor(String system) {
        return true;
    }

    @Override
    public KeepAwake keepAwake(Setup setup) {
        return KeepAwake.NONE;
    }

    @Override
    public PowerSource powerSource(Setup setup) {
        return () -> true;
    }

    @Override
    public Notifier notifier(Setup setup) {
        return Notifier.NONE;
    }

    @Override
    public FileRevealer revealer(Setup setup) {
        return FileRevealer.NONE;
    }

    @Override
    public TaskbarProgress taskbar(Setup setup) {
        return TaskbarProgress.NONE;
    }

    @Override
    public Autostart autostart(Setup setup) {
        return Autostart.NONE;
    }

    @Override
    public MenuEntry menuEntry(Setup setup) {
        return MenuEntry.NONE;
    }
}
