package app.lading.client.cli;

import app.lading.client.cli.report.JsonView;
import app.lading.client.cli.report.LiveView;
import app.lading.client.cli.report.PlainView;
import app.lading.client.cli.report.PutPlan;
import app.lading.client.cli.report.PutView;
import app.lading.client.cli.terminal.Terminal;
import app.lading.client.link.Transport;
import app.lading.client.log.ClientLog;
import app.lading.client.store.JobInUseException;
import app.lading.client.store.JobStore;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.transfer.OnConflict;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `lading put PATH...`.
@Command(
        name = "put",
        header = "Send files and folders to the server.",
        description = {
            "",
            "Folders are sent with everything in them. A file counts as sent when the server has proven every byte of it"
                    + " and written it to its disk. When the network, the server or this computer fails, it waits and"
                    + " continues by itself; after Ctrl-C or a crash the same command again continues where it stopped.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lading put Interview.mov",
            "  lading put Day-2 notes.txt --to Inbox --limit 20MB/s",
            "  lading put --json archive | tee archive.log",
            "",
            "Exit codes: 0 everything verified, 1 something failed, 2 wrong usage, 3 sign-in, 130 interrupted."
        })
final class PutCommand extends Subcommand {
    static final int MOST_LANES = 16;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders to send.")
    List<Path> paths = List.of();

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            defaultValue = "",
            description =
                    "Folder on the server, like Inbox/Day-2; made when it is not there (default: your top folder).")
    String to = "";

    @Option(
            names = "--on-conflict",
            paramLabel = "WHAT",
            defaultValue = "rename",
            converter = Conflict.class,
            description = "When a different file already has the name: rename (the new one becomes 'name (2).ext'),"
                    + " replace, skip or fail (default: rename). The same file under the same name is no conflict.")
    ConflictPolicy onConflict = ConflictPolicy.RENAME;

    @Option(
            names = "--limit",
            paramLabel = "SIZE/s",
            converter = Speed.class,
            description = "Send at most this much a second, like 500KB/s or 20MB/s; KB is 1,000 bytes, KiB 1,024"
                    + " (default: as fast as it goes).")
    @Nullable
    Long limit;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            description = "At most this many connections at once, 1 to " + MOST_LANES
                    + " (default: 9). As many of them are used as make it faster.")
    @Nullable
    Integer lanes;

    @Option(
            names = "--json",
            description = "One JSON object a line on standard output; text for people goes to standard error.")
    boolean json;

    @Mixin
    final ServerOptions options = new ServerOptions();

    PutCommand(CliContext context) {
        super(context);
    }

    /// Reads `20MB/s`; the `/s` may be left out.
    static final class Speed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            String size = text.endsWith("/s") ? text.substring(0, text.length() - 2) : text;
            long speed;
            try {
                speed = ByteSize.parse(size);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "a limit looks like 500KB/s or 20MB/s, but got '" + FileNames.visible(text) + "'");
            }
            if (speed < 1) {
                throw new TypeConversionException("a limit is at least 1 byte a second; leave it out for none");
            }
            return speed;
        }
    }

    /// Reads what to do about a name that is taken.
    static final class Conflict implements ITypeConverter<ConflictPolicy> {
        @Override
        public ConflictPolicy convert(String text) {
            for (ConflictPolicy policy : ConflictPolicy.values()) {
                if (policy.name().equalsIgnoreCase(text)) {
                    return policy;
                }
            }
            throw new TypeConversionException(
                    "it is rename, replace, skip or fail, but got '" + FileNames.visible(text) + "'");
        }
    }

    @Override
    public Integer call() throws CliException {
        List<Path> sources = new Sources(context().workFolder(), onConflict).of(paths);
        String folder = RemotePath.parse(to).text();
        if (lanes != null && (lanes < 1 || lanes > MOST_LANES)) {
            throw CliException.usage("--lanes is 1 to " + MOST_LANES + ", but got " + lanes + ".", "");
        }
        hearCtrlC();
        StateFolder state = state().make();
        ClientLog.warningsTo(state.log());
        try (Transport transport = context().transport().get()) {
            Gate gate = new Gate(context(), new SignIns(state), transport);
            Account account = enter(gate, transport);
            Path job = state.job(account.server().toString(), account.user(), folder, sources);
            PutPlan plan = new PutPlan(
                    account.server().toString(),
                    account.user(),
                    folder,
                    sources,
                    context().clock().instant());
            PutView view = view();
            return new PutRun(context(), gate, account, transport, state, view)
                    .run(() -> open(state, job, view), plan, settings(state), OnConflict.valueOf(onConflict.name()));
        }
    }

    private Account enter(Gate gate, Transport transport) throws CliException {
        Interruption interruption = context().interruption();
        Runnable closing = interruption.whenAsked(transport::close);
        try {
            Account account = gate.enter(options);
            if (!interruption.happened()) {
                return account;
            }
        } catch (CliException e) {
            if (!interruption.happened()) {
                throw e;
            }
        } finally {
            closing.run();
        }
        throw new CliException(ExitCode.INTERRUPTED, "Interrupted before anything was sent.", "");
    }

    private PutView view() {
        Terminal terminal = context().terminal();
        if (json) {
            return new JsonView(terminal, context().clock(), JsonLines::text);
        }
        return terminal.out().isLive()
                ? new LiveView(terminal, context().clock(), ZoneId.systemDefault())
                : new PlainView(terminal.out(), context().clock(), ZoneId.systemDefault());
    }

    private EngineSettings settings(StateFolder state) throws CliException {
        EngineSettings settings = EngineSettings.defaults(Device.name(context(), state));
        if (limit != null) {
            settings = settings.withLimit(limit);
        }
        return lanes == null ? settings : settings.withLanes(lanes);
    }

    private JobStore open(StateFolder state, Path job, PutView view) throws CliException {
        JobStore store;
        try {
            StateFolder.makeForOwner(job);
            store = JobStore.open(job, context().clock());
        } catch (JobInUseException e) {
            throw new CliException(ExitCode.FAILED, "The same put is running already: " + e.getMessage() + ".", "", e);
        } catch (IOException e) {
            throw state.cannot("use", e);
        }
        store.damaged()
                .ifPresent(kept -> view.remark("The memory of this job was damaged and is begun anew; the old one is "
                        + kept + ". What the server has is not sent again."));
        return store;
    }
}
