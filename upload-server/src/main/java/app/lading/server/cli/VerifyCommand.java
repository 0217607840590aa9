package app.lading.server.cli;

import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import app.lading.server.control.ControlAnswer;
import app.lading.server.control.ControlRequest;
import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lading-server verify`: is every finished file what it was?
@Command(
        name = "verify",
        description = "Reads every finished file and compares it with its digest, block by block. Works also while the"
                + " server runs.",
        footer = {
            "",
            "Files with something wrong are listed as damaged, missing, or unknown (lying there without",
            "a record); the last line counts them. Nothing is changed but the mark that a file is damaged.",
            "",
            "Exit codes: 0 all are well, 1 something is wrong, 2 wrong usage, 3 the data folder is in use",
            "by a process that cannot be asked."
        })
final class VerifyCommand implements Callable<Integer> {
    private final AdministratorDesk desk;
    private final ServerConsole console;

    @Mixin
    private final DataOption folder = new DataOption();

    @Option(names = "--all", description = "Lists the files that are well, too.")
    private boolean all;

    VerifyCommand(AdministratorDesk desk, ServerConsole console) {
        this.desk = desk;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, DataFolderInUse {
        Progress progress = new Progress();
        desk.ask(folder.data, new ControlRequest.Verify(), progress::accept);
        return progress.exit;
    }

    private final class Progress {
        private long files;
        private long bytes;
        private int exit = ExitCodes.FAILED;

        void accept(ControlAnswer answer) {
            switch (answer) {
                case ControlAnswer.Checked checked -> checked(checked);
                case ControlAnswer.Report report -> {
                    console.passing("");
                    console.print(String.format(
                            "%d ok, %d damaged, %d missing, %d unknown (%s read)",
                            report.ok(),
                            report.damaged(),
                            report.missing(),
                            report.unknown(),
                            ByteSize.format(report.bytes())));
                    exit = report.clean() ? ExitCodes.OK : ExitCodes.FAILED;
                }
                case ControlAnswer.Refused refused -> console.tell(Sentences.refusal(refused));
                case ControlAnswer.Done done -> throw new IllegalStateException("no report came, but " + done);
                case ControlAnswer.User user -> throw new IllegalStateException("no file came, but " + user);
            }
        }

        private void checked(ControlAnswer.Checked checked) {
            files++;
            bytes += checked.size();
            boolean fine = checked.verdict().equals("ok");
            if (!fine || all) {
                @Nullable String problem = checked.problem();
                console.passing("");
                console.print(String.format(
                        "%-8s %s%s",
                        checked.verdict(),
                        FileNames.visible(checked.user() + "/" + FileNames.join(checked.folder(), checked.name())),
                        problem == null ? "" : ": " + FileNames.visible(problem)));
            }
            console.passing(files + " files, " + ByteSize.format(bytes));
        }
    }
}
