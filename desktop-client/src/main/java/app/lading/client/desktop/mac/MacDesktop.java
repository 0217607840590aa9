package app.lading.client.desktop.mac;

import app.lading.client.desktop.Autostart;
import app.lading.client.desktop.DesktopProvider;
import app.lading.client.desktop.FileRevealer;
import app.lading.client.desktop.KeepAwake;
import app.lading.client.desktop.MenuEntry;
import app.lading.client.desktop.Notifier;
import app.lading.client.desktop.PowerSource;
import app.lading.client.desktop.ProgramKeepAwake;
import app.lading.client.desktop.ProgramRevealer;
import app.lading.client.desktop.Programs;
import app.lading.client.desktop.TaskbarProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// macOS, by the programs that come with it: `caffeinate`, `pmset`, `osascript`, `open` (their manual pages).
public final class MacDesktop implements DesktopProvider {
    private static final Logger LOG = LoggerFactory.getLogger(MacDesktop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public boolean isFor(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("mac");
    }

    /// `-i` keeps it from idle sleep; `-w` ends it with this process.
    @Override
    public KeepAwake keepAwake(Setup setup) {
        String self = Long.toString(ProcessHandle.current().pid());
        return new ProgramKeepAwake(setup.programs(), reason -> List.of("/usr/bin/caffeinate", "-i", "-w", self));
    }

    @Override
    public PowerSource powerSource(Setup setup) {
        return () -> {
            try {
                // The first line is: Now drawing from 'AC Power'
                return !setup.programs()
                        .run(List.of("/usr/bin/pmset", "-g", "batt"), PATIENCE)
                        .output()
                        .contains("'Battery Power'");
            } catch (IOException e) {
                LOG.debug("nobody knows what feeds this machine", e);
                return true;
            }
        };
    }

    @Override
    public Notifier notifier(Setup setup) {
        return new OsaNotifier(setup.programs());
    }

    @Override
    public FileRevealer revealer(Setup setup) {
        return new ProgramRevealer(setup.background(), path -> {
            Programs.Outcome outcome = setup.programs().run(List.of("/usr/bin/open", "-R", path.toString()), PATIENCE);
            if (outcome.status() != 0) {
                throw new IOException(
                        "Finder did not show " + path + ": " + outcome.output().strip());
            }
        });
    }

    @Override
    public TaskbarProgress taskbar(Setup setup) {
        return new DockProgress();
    }

    @Override
    public Autostart autostart(Setup setup) {
        return setup.launcher()
                .<Autostart>map(launcher -> new LaunchAgent(setup.home(), launcher))
                .orElse(Autostart.NONE);
    }

    /// What a bundle opens is written in the bundle itself.
    @Override
    public MenuEntry menuEntry(Setup setup) {
        return MenuEntry.NONE;
    }
}
