package app.lading.client.desktop;

import app.lading.client.desktop.DesktopProvider.Setup;
import app.lading.client.watch.Watches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Everything the operating system does for the program, in one hand.
///
/// @param keychain for tokens
/// @param keepAwake against falling asleep
/// @param powerSource whether the machine is fed from the mains
/// @param notifier for messages outside of the window
/// @param revealer shows files in the file manager
/// @param taskbar progress on the icon
/// @param singleInstance one program for one state folder
/// @param autostart start with the computer
/// @param menuEntry in the menus of the system, with files and links that it opens
/// @param tray an icon beside the clock
/// @param watches tell of waking and of other networks
public record DesktopServices(
        Keychain keychain,
        KeepAwake keepAwake,
        PowerSource powerSource,
        Notifier notifier,
        FileRevealer revealer,
        TaskbarProgress taskbar,
        SingleInstance singleInstance,
        Autostart autostart,
        MenuEntry menuEntry,
        Tray tray,
        Watches watches)
        implements AutoCloseable {

    /// The services of this system; what it does not have does nothing. Returns at once: what may block begins
    /// on threads of its own.
    ///
    /// @param stateFolder of the window; one program runs for it
    public static DesktopServices ofThisSystem(Path stateFolder) {
        return ofSystem(System.getProperty("os.name"), stateFolder, System.getenv());
    }

    static DesktopServices ofSystem(String system, Path stateFolder, Map<String, String> environment) {
        ExecutorService background = Executors.newCachedThreadPool(
                Thread.ofPlatform().name("lading-desktop-", 1).daemon().factory());
        boolean windows = system.startsWith("Windows");
        Setup setup = new Setup(
                new SystemPrograms(environment, windows),
                environment,
                HomeFolder.of(system, environment, System.getProperty("user.home", "")),
                launcher(),
                background);
        DesktopProvider provider = provider(system);
        return new DesktopServices(
                KeyringKeychain.ofThisSystem(),
                provider.keepAwake(setup),
                provider.powerSource(setup),
                provider.notifier(setup),
                provider.revealer(setup),
                provider.taskbar(setup),
                new SocketInstance(stateFolder, environment),
                provider.autostart(setup),
                provider.menuEntry(setup),
                new AwtTray(),
                Watches.running());
    }

    static DesktopProvider provider(String system) {
        for (DesktopProvider one : ServiceLoader.load(DesktopProvider.class, DesktopProvider.class.getClassLoader())) {
            if (one.isFor(system)) {
                return one;
            }
        }
        return new NoDesktop();
    }

    /// The program as it was installed: the property is set by launchers that jpackage makes.
    private static Optional<Path> launcher() {
        return Optional.ofNullable(System.getProperty("jpackage.app-path"))
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    /// Ends the watches, leaves the keychain and takes the icon away.
    @Override
    public void close() {
        keychain.close();
        watches.close();
        tray.close();
    }
}
