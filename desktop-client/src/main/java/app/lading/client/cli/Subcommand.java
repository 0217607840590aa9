package app.lading.client.cli;

import app.lading.client.cli.report.LiveView;
import app.lading.client.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// What all commands have in common.
abstract class Subcommand implements Callable<Integer> {
    private final CliContext context;

    @Mixin
    final SharedOptions shared = new SharedOptions();

    Subcommand(CliContext context) {
        this.context = context;
    }

    final CliContext context() {
        return context;
    }

    final StateFolder state() {
        return StateFolder.of(shared.state, context);
    }

    final void say(String line) {
        context.terminal().out().line(line);
    }

    /// From now on Ctrl-C asks the command to stop in order; pressed again, it ends the program at once, but leaves the
    /// terminal as it was.
    final void hearCtrlC() {
        Terminal terminal = context.terminal();
        context.interruption().hear(() -> {
            terminal.restore();
            if (terminal.out().isLive()) {
                terminal.out().raw(LiveView.RESTORE);
            }
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        });
    }

    /// Does it.
    ///
    /// @return an [ExitCode]
    @Override
    public abstract Integer call() throws CliException;
}
