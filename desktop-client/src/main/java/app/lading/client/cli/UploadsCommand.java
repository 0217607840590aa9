package app.lading.client.cli;

import app.lading.model.api.Api;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lading uploads`.
@Command(
        name = "uploads",
        header = "List unfinished uploads, of this and of other machines.",
        description = {
            "",
            "Looking disturbs none of them. Running the same put again continues one of this machine.",
            ""
        },
        footer = {"", "To give one up: lading cancel ID", "", "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in."
        })
final class UploadsCommand extends Subcommand {
    @Option(names = "--json", description = "One JSON object a line, for programs.")
    boolean json;

    @Mixin
    final ServerOptions options = new ServerOptions();

    UploadsCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        try (Visit visit = Visit.begin(context(), state(), options)) {
            List<Api.Upload> uploads = visit.call(api -> api.uploads());
            uploads.forEach(this::print);
            if (uploads.isEmpty() && !json) {
                context().terminal().err().line("There are no unfinished uploads.");
            }
        }
        return ExitCode.OK;
    }

    private void print(Api.Upload upload) {
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("upload", upload.upload());
            line.put("folder", upload.folder());
            line.put("name", upload.name());
            line.put("size", upload.size());
            line.put("durable", upload.durable());
            line.put("device", upload.device());
            line.put("state", upload.state());
            line.put("active", upload.active());
            line.put("created", upload.created().toString());
            line.put("touched", upload.touched().toString());
            say(JsonLines.text(line));
            return;
        }
        long percent = upload.size() == 0 ? 100 : (long) (100.0 * upload.durable() / upload.size());
        Duration quiet = Duration.between(upload.touched(), context().clock().instant());
        say(String.format(
                "%s  %3d %% of %s  %s, %s  %s",
                upload.upload(),
                percent,
                ByteSize.format(upload.size()),
                FileNames.visible(upload.device()),
                upload.active() ? "sending now" : Texts.ago(quiet),
                FileNames.visible(FileNames.join(upload.folder(), upload.name()))));
    }
}
