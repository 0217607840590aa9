package app.lading.client.desktop.windows;

import app.lading.client.desktop.Autostart;
import app.lading.client.desktop.DesktopProvider;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.desktop.KeepAwake;
import app.lading.client.desktop.MenuEntry;
import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.PowerSource;
import app.lading.client.desktop.ProgramRevealer;
import app.lading.client.desktop.TaskbarProgress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Windows 10 and later.
public final class WindowsDesktop implements DesktopProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public boolean isFor(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    @Override
    public KeepAwake keepAwake(Setup setup) {
        return new ExecutionState();
    }

    @Override
    public PowerSource powerSource(Setup setup) {
        return new PowerStatus();
    }

    @Override
    public Notifier notifier(Setup setup) {
        return new TrayMessages();
    }

    /// The path is an argument of its own, so that Java quotes it and Explorer still understands the switch
    /// before it. Explorer's status says nothing: it is 1 after success too.
    @Override
    public FileRevealer revealer(Setup setup) {
        return new ProgramRevealer(
                setup.background(),
                path -> setup.programs().run(List.of("explorer.exe", "/select,", path.toString()), PATIENCE));
    }

    /// `ITaskbarList3` is a COM interface that wants the handle of the window; the title of the window tells
    /// it.
    @Override
    public TaskbarProgress taskbar(Setup setup) {
        return TaskbarProgress.NONE;
    }

    @Override
    public Autostart autostart(Setup setup) {
        return setup.launcher()
                .<Autostart>map(launcher -> new RunKey(new Registry(setup.programs()), launcher))
                .orElse(Autostart.NONE);
    }

    @Override
    public MenuEntry menuEntry(Setup setup) {
        return setup.launcher()
                .<MenuEntry>map(launcher -> new ShellClasses(new Registry(setup.programs()), launcher))
                .orElse(MenuEntry.NONE);
    }
}
