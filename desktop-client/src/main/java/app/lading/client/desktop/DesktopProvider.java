package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The services of one operating system. Providers are found by [java.util.ServiceLoader], so that the classes
/// of the other systems are never loaded.
public interface DesktopProvider {

    /// What services are made with.
    ///
    /// @param home of the person
    /// @param launcher the installed program; empty when it runs from a build
    /// @param background threads that may block
    record Setup(
            Programs programs,
            Map<String, String> environment,
            Path home,
            Optional<Path> launcher,
            Executor background) {}

    /// Whether this is the system.
    ///
    /// @param system the property `os.name`
    boolean isFor(String system);

    KeepAwake keepAwake(Setup setup);

    PowerSource powerSource(Setup setup);

    Notifier notifier(Setup setup);

    FileRevealer revealer(Setup setup);

    TaskbarProgress taskbar(Setup setup);

    Autostart autostart(Setup setup);

    MenuEntry menuEntry(Setup setup);
}
