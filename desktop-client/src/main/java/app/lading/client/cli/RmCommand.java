package app.lading.client.cli;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerApi;
import app.lading.model.api.Api;
import app.lading.model.name.FileNames;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lading rm PATH`.
@Command(
        name = "rm",
        header = "Delete a file, or a folder, on the server.",
        description = {"", "What is deleted is gone: there is no undo.", ""},
        footer = {
            "",
            "Examples:",
            "  lading rm Day-2/cut.mov",
            "  lading rm --recursive Day-2",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in."
        })
final class RmCommand extends Subcommand {
    private static final int PAGE = 1000;

    @Parameters(paramLabel = "PATH", description = "What to delete.")
    String path = "";

    @Option(
            names = {"-r", "--recursive"},
            description = "Delete a folder with everything in it; without this only an empty one.")
    boolean recursive;

    @Mixin
    final ServerOptions options = new ServerOptions();

    RmCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        RemotePath target = RemotePath.parse(path);
        if (target.isTop()) {
            throw CliException.usage(
                    "Your top folder itself cannot be deleted.", "Name a file or a folder in it: lading ls");
        }
        try (Visit visit = Visit.begin(context(), state(), options)) {
            Optional<Api.File> file = visit.call(api -> api.fileByName(target.folder(), target.name()));
            if (file.isPresent()) {
                visit.call(api -> {
                    api.deleteFile(file.get().file());
                    return true;
                });
                say("Deleted " + target + ".");
                return ExitCode.OK;
            }
            long deleted = visit.call(api -> deleteFolder(api, target));
            say("Deleted the folder " + target + (deleted == 0 ? "." : " with " + Texts.files(deleted) + " in it."));
            return ExitCode.OK;
        }
    }

    private long deleteFolder(ServerApi api, RemotePath target) throws LinkException, CliException {
        try {
            Api.FilePage page = api.files(target.text(), null, 1);
            boolean empty = page.files().isEmpty() && page.folders().isEmpty();
            if (!empty && !recursive) {
                throw CliException.failed(
                        "The folder " + target + " is not empty.",
                        "To delete it with everything in it, add --recursive.");
            }
            return deleteAll(api, target.text());
        } catch (LinkException e) {
            if (e.failure().kind() == LinkFailure.Kind.NOT_FOUND) {
                throw CliException.failed(
                        "There is no file or folder " + target + " on the server.", "See what is there: lading ls");
            }
            throw e;
        }
    }

    /// Deletes a folder with everything in it.
    ///
    /// @return how many files it had
    static long deleteAll(ServerApi api, String folder) throws LinkException {
        long deleted = 0;
        Api.FilePage page = api.files(folder, null, PAGE);
        List<String> folders = page.folders();
        while (!page.files().isEmpty()) {
            for (Api.File file : page.files()) {
                api.deleteFile(file.file());
                deleted++;
            }
            // What was listed is gone, so the first page is the next one.
            page = api.files(folder, null, PAGE);
        }
        for (String inner : folders) {
            deleted += deleteAll(api, FileNames.join(folder, inner));
        }
        api.deleteFolder(folder);
        return deleted;
    }
}
