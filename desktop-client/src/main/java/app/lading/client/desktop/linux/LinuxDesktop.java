package app.lading.client.desktop.linux;

import app.lading.client.desktop.Autostart;
import app.lading.client.desktop.DesktopProvider;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.desktop.KeepAwake;
import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.PowerSource;
import app.lading.client.desktop.ProgramKeepAwake;
import app.lading.client.desktop.ProgramRevealer;
import app.lading.client.desktop.TaskbarProgress;
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
                .<Autostart>map(launcher -> new XdgAutostart(configFolder(setup), launcher))
                .orElse(Autostart.NONE);
    }

    private static Path configFolder(Setup setup) {
        String named = setup.environment().get("XDG_CONFIG_HOME");
        // The specification of XDG says that a relative path is to be ignored.
        return named != null && named.startsWith("/")
                ? Path.of(named)
                : setup.home().resolve(".config");
    }
}
