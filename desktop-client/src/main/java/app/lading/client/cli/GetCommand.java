package app.lading.client.cli;

import app.lading.client.cli.report.LiveView;
import app.lading.client.cli.report.PlainView;
import app.lading.client.cli.report.PutView;
import app.lading.client.cli.terminal.Terminal;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.model.api.Api;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lading get PATH`.
@Command(
        name = "get",
        header = "Get a file, or a folder with everything in it, from the server.",
        description = {
            "",
            "Every file is proven against its fingerprint before it gets its name. A get that was broken off continues"
                    + " when the same command is run again. A file that is here already with the same content is left"
                    + " as it is; one with other content is never replaced without --force.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  lading get Day-2/cut.mov",
            "  lading get Day-2 --output /media/backup",
            "",
            "Exit codes: 0 everything verified, 1 something failed, 2 wrong usage, 3 sign-in, 130 interrupted."
        })
final class GetCommand extends Subcommand {
    private static final int PAGE = 1000;
    private static final int MOST_ONE_BY_ONE = 20;
    private static final long LARGE = 64L * 1000 * 1000;

    @Parameters(paramLabel = "PATH", description = "The file or folder on the server; / for everything.")
    String path = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder to put it in; made when it is not there (default: the current one).")
    @Nullable
    Path output;

    @Option(names = "--force", description = "Replace files that are here with other content.")
    boolean force;

    @Mixin
    final ServerOptions options = new ServerOptions();

    private long got;
    private long alreadyThere;
    private long failed;

    GetCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        RemotePath source = RemotePath.parse(path);
        Path folder =
                output == null ? context().workFolder() : context().workFolder().resolve(output);
        LocalNames names =
                new LocalNames(context().system().toLowerCase(Locale.ROOT).startsWith("windows"));
        Terminal terminal = context().terminal();
        PutView view = terminal.out().isLive()
                ? new LiveView(terminal, context().clock(), ZoneId.systemDefault())
                : new PlainView(terminal.out(), context().clock(), ZoneId.systemDefault());
        hearCtrlC();
        try (Visit visit = Visit.begin(context(), state(), options)) {
            context().interruption().whenAsked(visit::close);
            GetProgress progress = new GetProgress(view, context().clock());
            FileDownload download = new FileDownload(visit, context().interruption(), progress, force);
            try {
                begin(visit, source, folder, names, new One(download, progress, view));
            } catch (CliException e) {
                if (!context().interruption().happened()) {
                    throw e;
                }
            }
            return end(view, folder);
        }
    }

    private int end(PutView view, Path folder) {
        view.stepAside();
        if (got + alreadyThere + failed > 1) {
            say(Texts.files(got) + " verified in " + FileNames.visible(folder.toString())
                    + (alreadyThere > 0 ? ", " + alreadyThere + " already there" : "")
                    + (failed > 0 ? ", " + failed + " failed" : "") + ".");
        }
        if (context().interruption().happened()) {
            say("Interrupted. What arrived is kept: run the same command again to continue.");
            return ExitCode.INTERRUPTED;
        }
        return failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void begin(Visit visit, RemotePath source, Path folder, LocalNames names, One one) throws CliException {
        if (!source.isTop()) {
            Optional<Api.File> file = visit.call(api -> api.fileByName(source.folder(), source.name()));
            if (file.isPresent()) {
                one.progress.found(file.get());
                one.progress.allFound();
                makeFolder(folder);
                one.get(file.get(), names.resolve(folder, file.get().name()));
                return;
            }
        }
        Api.FilePage first;
        try {
            first = visit.callOrFail(api -> api.files(source.text(), null, PAGE));
        } catch (LinkException e) {
            if (e.failure().kind() == LinkFailure.Kind.NOT_FOUND) {
                throw CliException.failed(
                        "There is no file or folder " + source + " on the server.", "See what is there: lading ls");
            }
            throw CliException.of(e);
        }
        walk(visit, first, source.isTop() ? folder : names.resolve(folder, source.name()), names, one);
    }

    private void walk(Visit visit, Api.FilePage first, Path folder, LocalNames names, One one) throws CliException {
        makeFolder(folder);
        Api.@Nullable FilePage page = first;
        while (page != null && !context().interruption().happened()) {
            page.files().forEach(one.progress::found);
            for (Api.File file : page.files()) {
                try {
                    one.get(file, names.resolve(folder, file.name()));
                } catch (CliException e) {
                    one.failed(file, e);
                }
            }
            String after = page.next();
            try {
                page = after == null ? null : list(visit, first.folder(), after, one);
            } catch (CliException e) {
                one.failed(e);
                page = null;
            }
        }
        for (String name : first.folders()) {
            if (context().interruption().happened()) {
                return;
            }
            try {
                Path inner = names.resolve(folder, name);
                Api.FilePage below = list(visit, FileNames.join(first.folder(), name), null, one);
                if (below != null) {
                    walk(visit, below, inner, names, one);
                }
            } catch (CliException e) {
                one.failed(e);
            }
        }
    }

    /// Lists a folder; a server that is away is waited for, as in the middle of a file.
    ///
    /// @return null when it was interrupted
    private Api.@Nullable FilePage list(Visit visit, String folder, @Nullable String after, One one)
            throws CliException {
        Patience patience = new Patience(context().interruption(), one.progress);
        while (!context().interruption().happened()) {
            try {
                return visit.callOrFail(api -> api.files(folder, after, PAGE));
            } catch (LinkException e) {
                if (!e.failure().retryable()) {
                    throw CliException.of(e);
                }
                if (!context().interruption().happened() && !patience.await(e.failure())) {
                    return null;
                }
            }
        }
        return null;
    }

    private static void makeFolder(Path folder) throws CliException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.FAILED,
                    "Cannot make the folder " + FileNames.visible(folder.toString()) + ": " + FileTrouble.sentence(e),
                    "Name another one with --output.",
                    e);
        }
    }

    /// Gets one file after another and says what became of it.
    private final class One {
        private final FileDownload download;
        private final GetProgress progress;
        private final PutView view;

        One(FileDownload download, GetProgress progress, PutView view) {
            this.download = download;
            this.progress = progress;
            this.view = view;
        }

        void get(Api.File file, Path target) throws CliException {
            if (context().interruption().happened()) {
                return;
            }
            FileDownload.Outcome outcome = download.get(file, target);
            progress.ended(file);
            String what = FileNames.visible(target.toString()) + ", " + ByteSize.format(file.size());
            String word = switch (outcome) {
                case VERIFIED -> {
                    got++;
                    yield "Verified: ";
                }
                case ALREADY_THERE -> {
                    alreadyThere++;
                    yield "Already there: ";
                }
                case INTERRUPTED -> "";
            };
            boolean told = !context().terminal().out().isLive()
                    || got + alreadyThere <= MOST_ONE_BY_ONE
                    || file.size() >= LARGE;
            if (!word.isEmpty() && told) {
                view.remark(word + what);
            }
        }

        void failed(Api.File file, CliException e) throws CliException {
            failed(e);
            progress.ended(file);
        }

        /// A file, or a folder with all that is left in it, cannot be had; the others can.
        void failed(CliException e) throws CliException {
            if (e.exitCode() == ExitCode.SIGN_IN) {
                throw e;
            }
            if (!context().interruption().happened()) {
                failed++;
                view.remark("Failed: " + e.getMessage() + " " + e.remedy());
            }
        }
    }
}
