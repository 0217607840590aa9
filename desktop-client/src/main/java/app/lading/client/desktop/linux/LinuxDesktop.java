package app.lading.client.desktop.linux;

import app.lading.client.desktop.Autostart;
import app.lading.client.desktop.DesktopProvider;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.desktop.KeepAwake;
import app.lading.client.desktop.MenuEntry;
import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.PowerSource;
import app.lading.client.desktop.ProgramKeepAwake;
import app.lading.client.desktop.ProgramRevealer;
import app.lading.client.desktop.TaskbarProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Linux with any desktop that follows freedesktop.org.
public final class LinuxDesktop implements DesktopProvider {
    private static final Path POWER_SUPPLIES = Path.of("/sys/class/power_supply");

    @Override
    public boolean isFor(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("linux");
    }

    /// An inhibitor of logind, held by a child that waits for the end of its input: it ends with this process.
    /// The lid still wins, as `LidSwitchIgnoreInhibited` says.
    @Override
    public KeepAwake keepAwake(Setup setup) {
        return setup.programs()
                .find("systemd-inhibit")
                .<KeepAwake>map(program -> new ProgramKeepAwake(
                        setup.programs(),
                        reason -> List.of(
                                program.toString(),
                                "--what=idle:sleep",
                                "--who=Lading",
                                "--why=" + reason,
                                "--mode=block",
                                "cat")))
                .orElse(KeepAwake.NONE);
    }

    @Override
    public PowerSource powerSource(Setup setup) {
        return new PowerSupplies(POWER_SUPPLIES);
    }

    @Override
    public Notifier notifier(Setup setup) {
        return setup.programs()
                .find("notify-send")
                .<Notifier>map(program -> new NotifySend(setup.programs(), program))
                .orElse(Notifier.NONE);
    }

    @Override
    public FileRevealer revealer(Setup setup) {
        FileManager files = new FileManager(setup.programs());
        return files.isAvailable() ? new ProgramRevealer(setup.background(), files::reveal) : FileRevealer.NONE;
    }

    /// No desktop of today draws it for every program; the title of the window tells it.
    @Override
    public TaskbarProgress taskbar(Setup setup) {
        return TaskbarProgress.NONE;
    }

    @Override
    public Autostart autostart(Setup setup) {
        return setup.launcher()
                .<Autostart>map(
                        launcher -> new XdgAutostart(folder(setup, "XDG_CONFIG_HOME", ".config"), started(launcher)))
                .orElse(Autostart.NONE);
    }

    @Override
    public MenuEntry menuEntry(Setup setup) {
        return setup.launcher()
                .<MenuEntry>map(launcher -> new XdgMenuEntry(
                        folder(setup, "XDG_DATA_HOME", ".local/share"), started(launcher), setup.programs()))
                .orElse(MenuEntry.NONE);
    }

    /// What a person starts: the script that settles the locale, not the launcher that it runs.
    private static Path started(Path launcher) {
        Path folder = launcher.getParent();
        if (folder != null && folder.endsWith("libexec")) {
            Path script = folder.resolveSibling("bin").resolve(launcher.getFileName());
            return Files.isExecutable(script) ? script : launcher;
        }
        return launcher;
    }

    private static Path folder(Setup setup, String variable, String usual) {
        String named = setup.environment().get(variable);
        // The specification of XDG says that a relative path is to be ignored.
        return named != null && named.startsWith("/")
                ? Path.of(named)
                : setup.home().resolve(usual);
    }
}
