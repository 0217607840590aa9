package app.lading.client.cli;

import app.lading.model.api.Api;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lading ls [FOLDER]`.
@Command(
        name = "ls",
        header = "List your files on the server.",
        description = {"", "Folders come first, with a '/' behind their names.", ""},
        footer = {"", "Example:", "  lading ls Day-2", "", "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in."})
final class LsCommand extends Subcommand {
    private static final int PAGE = 1000;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "0..1",
            defaultValue = "",
            description = "What to list (default: your top folder).")
    String folder = "";

    @Option(names = "--json", description = "One JSON object a line, for programs.")
    boolean json;

    @Mixin
    final ServerOptions options = new ServerOptions();

    LsCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        RemotePath path = RemotePath.parse(folder);
        try (Visit visit = Visit.begin(context(), state(), options)) {
            if (!path.isTop()) {
                Optional<Api.File> file = visit.call(api -> api.fileByName(path.folder(), path.name()));
                if (file.isPresent()) {
                    print(file.get());
                    return ExitCode.OK;
                }
            }
            long found = 0;
            @Nullable String after = null;
            do {
                String from = after;
                Api.FilePage page = visit.call(api -> api.files(path.text(), from, PAGE));
                page.folders().forEach(name -> printFolder(path, name));
                page.files().forEach(this::print);
                found += page.folders().size() + page.files().size();
                after = page.next();
            } while (after != null);
            if (found == 0 && !json) {
                context().terminal().err().line("There is nothing in " + path + ".");
            }
        }
        return ExitCode.OK;
    }

    private void printFolder(RemotePath parent, String name) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("kind", "folder");
            line.put("folder", parent.text());
            line.put("name", name);
            say(JsonLines.text(line));
        } else {
            say(String.format("%9s  %16s  %s/", "", "", FileNames.visible(name)));
        }
    }

    private void print(Api.File file) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("kind", "file");
            line.put("file", file.file());
            line.put("folder", file.folder());
            line.put("name", file.name());
            line.put("size", file.size());
            line.put("modified", file.modified());
            line.put("fingerprint", file.fingerprint().toString());
            line.put("at", file.at().toString());
            say(JsonLines.text(line));
        } else {
            say(String.format(
                    "%9s  %16s  %s",
                    ByteSize.format(file.size()), Texts.minute(file.at()), FileNames.visible(file.name())));
        }
    }
}
