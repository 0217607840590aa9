package app.lading.client.cli;

import app.lading.client.cli.terminal.Signals;
import app.lading.client.cli.terminal.SystemConsole;
import app.lading.client.desktop.HomeFolder;
import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.watch.Watches;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// The program `lading`: makes everything real and hands it to the commands.
public final class LadingMain {

    private LadingMain() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] args) {
        String version = version();
        CliContext context = new CliContext(
                new SystemConsole(System.getenv()),
                System.getenv(),
                HomeFolder.ofThisProcess(),
                System.getProperty("os.name", ""),
                Path.of("").toAbsolutePath(),
                () -> new OkHttpTransport(LinkSettings.standard(version)),
                Clock.systemUTC(),
                new Interruption(LadingMain::onSignal),
                Watches::running,
                version);
        System.exit(new Cli(context).run(args));
    }

    private static void onSignal(Runnable action) {
        Signals.onEach("INT", action);
        Signals.onEach("TERM", action);
        Signals.onEach("HUP", action);
    }

    private static String version() {
        @Nullable Package home = LadingMain.class.getPackage();
        String version = home == null ? null : home.getImplementationVersion();
        return version == null ? "development" : version;
    }
}
