package app.lading.client.cli;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lading cancel ID`.
@Command(
        name = "cancel",
        header = "Give an unfinished upload up.",
        description = {
            "",
            "The bytes that arrived are deleted and their space is free at once. There is no undo, but the file can be sent again.",
            ""
        },
        footer = {
            "",
            "The IDs are those of: lading uploads",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in."
        })
final class CancelCommand extends Subcommand {
    @Parameters(paramLabel = "ID", description = "The upload, as 'lading uploads' shows it.")
    String upload = "";

    @Mixin
    final ServerOptions options = new ServerOptions();

    CancelCommand(CliContext context) {
        super(context);
    }

    @Override
    public Integer call() throws CliException {
        try (Visit visit = Visit.begin(context(), state(), options)) {
            visit.callOrFail(api -> {
                api.cancelUpload(upload);
                return true;
            });
            say("The upload " + upload + " is given up; its space on the server is free.");
            return ExitCode.OK;
        } catch (LinkException e) {
            if (e.failure().kind() == LinkFailure.Kind.NOT_FOUND) {
                throw CliException.failed(
                        "You have no unfinished upload '" + upload + "'.", "See those you have: lading uploads");
            }
            throw CliException.of(e);
        }
    }
}
