package app.lading.server.cli;

import app.lading.server.storage.DataFolderInUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program `lading-server`.
@Command(
        name = "lading-server",
        description = "A server that takes large files and keeps them whole.",
        footer = {
            "",
            "To begin:",
            "  lading-server user add NAME --data DIR",
            "  lading-server serve --data DIR",
            "",
            "Help for a command: lading-server COMMAND --help"
        })
public final class LadingServerCommand implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LadingServerCommand.class);
    private static final int WIDTH = 100;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private LadingServerCommand() {}

    /// The whole command line, ready to execute.
    ///
    /// @param version name and version of the program
    public static CommandLine commandLine(ServerRunner runner, ServerConsole console, String version) {
        AdministratorDesk desk = new AdministratorDesk();
        CommandLine line = new CommandLine(new LadingServerCommand())
                .addSubcommand(new ServeCommand(runner, console))
                .addSubcommand(new UserCommand(desk, console))
                .addSubcommand(new VerifyCommand(desk, console))
                .addSubcommand(new HelpCommand());
        CommandLine help = line.getSubcommands().get("help");
        if (help != null) {
            help.getCommandSpec().usageMessage().description("Shows the help of a command.");
        }
        helpEverywhere(line);
        line.getCommandSpec()
                .version(version)
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Shows the version.")
                        .build());
        return line.setOut(console.out())
                .setErr(console.err())
                .setUsageHelpWidth(WIDTH)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler((e, failed, parsed) -> fail(e, console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What shall it do? Name a command.");
    }

    private static void helpEverywhere(CommandLine line) {
        if (line.getCommandSpec().findOption("--help") == null) {
            line.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Shows this help.")
                            .build());
        }
        if (line.getSubcommands().isEmpty()
                && line.getCommandSpec().usageMessage().footer().length == 0) {
            line.getCommandSpec()
                    .usageMessage()
                    .footer(
                            "",
                            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the data folder is in use by a process that",
                            "cannot be asked.");
        }
        line.getSubcommands().values().forEach(LadingServerCommand::helpEverywhere);
    }

    private static int fail(Exception e, ServerConsole console) {
        if (e instanceof DataFolderInUse) {
            console.tell(Sentences.sentence(String.valueOf(e.getMessage())));
            return ExitCodes.IN_USE;
        }
        console.tell(Sentences.trouble(e));
        if (e instanceof RuntimeException) {
            LOG.error("A mistake of the program", e);
        } else {
            LOG.debug("Failed", e);
        }
        return ExitCodes.FAILED;
    }
}
