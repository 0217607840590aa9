package app.lading.client.cli;

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

    /// Does it.
    ///
    /// @return an [ExitCode]
    @Override
    public abstract Integer call() throws CliException;
}
