package app.lading.server;

import app.lading.server.access.AccessOptions;
import app.lading.server.access.AccessServer;
import app.lading.server.cli.LadingServerCommand;
import app.lading.server.cli.ServerConsole;
import app.lading.server.cli.ServerRunner;
import app.lading.server.control.Administration;
import app.lading.server.control.ControlServer;
import app.lading.server.logic.CoreOptions;
import app.lading.server.logic.ServerCore;
import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the server together: the floors bottom-up, each handed to the next, and closed in reverse order.
public final class Main implements ServerRunner {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    private final CoreOptions coreOptions;
    private final String version;

    Main(CoreOptions coreOptions, String version) {
        this.coreOptions = coreOptions;
        this.version = version;
    }

    /// Runs `lading-server`. See `--help`.
    public static void main(String[] args) {
        @Nullable String release = Main.class.getPackage().getImplementationVersion();
        String version = "Lading " + (release == null ? "(development)" : release);
        Main main = new Main(CoreOptions.standard(), version);
        System.exit(LadingServerCommand.commandLine(main, ServerConsole.ofProcess(), version)
                .execute(args));
    }

    @Override
    public Running start(Settings settings) throws DataFolderInUse, IOException {
        ServerCore core = ServerCore.open(settings.data(), coreOptions);
        @Nullable AccessServer access = null;
        @Nullable ControlServer control = null;
        try {
            AccessOptions options = AccessOptions.standard(settings.host(), settings.port(), version)
                    .withNames(settings.names())
                    .withMetrics(settings.metrics());
            access = AccessServer.start(core, options);
            String address = url(settings.host(), access.address());
            control = ControlServer.start(settings.data(), new Administration(core));
            core.announce(address, control.path());
            LOG.info("{} serves {} at {}", version, settings.data().toAbsolutePath(), address);
            return new RunningServer(core, access, control, address);
        } catch (IOException | RuntimeException e) {
            if (control != null) {
                control.close();
            }
            if (access != null) {
                access.close();
            }
            core.close();
            throw e;
        }
    }

    private static String url(String host, InetSocketAddress address) {
        String name = host.contains(":") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT);
        return "http://" + name + ":" + address.getPort();
    }

    private record RunningServer(
            ServerCore core,
            AccessServer access,
            ControlServer control,
            String address,
            AtomicBoolean drained,
            AtomicBoolean stopped)
            implements Running {
        RunningServer(ServerCore core, AccessServer access, ControlServer control, String address) {
            this(core, access, control, address, new AtomicBoolean(), new AtomicBoolean());
        }

        @Override
        public boolean hasNoAccounts() {
            return core.accounts().isEmpty();
        }

        @Override
        public void drain() {
            if (!drained.compareAndSet(false, true)) {
                return;
            }
            LOG.info(
                    "Stopping: telling {} connections and making durable what came",
                    access.sockets().count());
            control.close();
            access.drain();
            core.drain();
        }

        @Override
        public void stop() {
            if (!stopped.compareAndSet(false, true)) {
                return;
            }
            drain();
            access.close();
            core.close();
            LOG.info("Stopped");
        }
    }
}
