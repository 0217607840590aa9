package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.link.Transport;
import app.lading.client.watch.FakeNetworkWatch;
import app.lading.client.watch.FakePowerWatch;
import app.lading.client.watch.Watches;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs the program in this process, with a terminal, a server and a home folder of its own.
abstract class CommandHarness {
    static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @TempDir
    Path folder;

    final Map<String, String> environment = new HashMap<>();
    final FakeServer server = new FakeServer();
    FakeTerminal terminal = new FakeTerminal();
    final FakePowerWatch power = new FakePowerWatch();
    final FakeNetworkWatch network = new FakeNetworkWatch();
    Interruption interruption = new Interruption(action -> {});
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private Runnable signal = () -> {};

    @BeforeEach
    void environment() {
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    final int run(String... arguments) {
        return run(() -> server, arguments);
    }

    final int run(Supplier<Transport> transport, String... arguments) {
        terminal = new FakeTerminal();
        return runIn(terminal, transport, arguments);
    }

    final int runIn(FakeTerminal fake, Supplier<Transport> transport, String... arguments) {
        return new Cli(new CliContext(
                        fake,
                        environment,
                        folder,
                        "Linux",
                        folder,
                        transport,
                        clock,
                        interruption,
                        () -> new Watches(power, network),
                        "1.2.3"))
                .run(arguments);
    }

    /// From now on [#pressCtrlC] is heard.
    final void withCtrlC() {
        interruption = new Interruption(action -> signal = action);
    }

    final void pressCtrlC() {
        signal.run();
    }

    final void signIn() {
        environment.put("LADING_PASSWORD", "secret");
        assertThat(run("login", "localhost", "--user", "ana")).isZero();
        environment.remove("LADING_PASSWORD");
    }
}
