package app.lading.client.cli;

import app.lading.client.cli.terminal.Output;
import app.lading.client.cli.terminal.Terminal;
import app.lading.client.link.ServerAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Reads the command line, runs a command, and turns every way it can end into words and an exit code.
final class Cli {
    private static final int WIDEST_HELP = 100;
    private static final int NARROWEST_HELP = 55;

    private final CliContext context;
    private final Terminal terminal;

    Cli(CliContext context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    /// Runs the command that the arguments name.
    ///
    /// @return an [ExitCode]
    int run(String... args) {
        CommandLine line = new CommandLine(new LadingCommand());
        for (Subcommand command : commands()) {
            line.addSubcommand(command);
        }
        line.registerConverter(ServerAddress.class, Cli::address)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.out().isLive() && terminal.hasColour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(terminal.out().isLive() ? helpWidth() : WIDEST_HELP - 20)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExpandAtFiles(false)
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setParameterExceptionHandler((e, arguments) -> misunderstood(e))
                .setExecutionExceptionHandler((e, failed, parsed) -> ended(e, parsed));
        line.getCommandSpec().versionProvider(() -> new String[] {"Lading " + context.version()});
        int exitCode = line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        return exitCode;
    }

    private List<Subcommand> commands() {
        return List.of(
                new LoginCommand(context),
                new LogoutCommand(context),
                new PutCommand(context),
                new LsCommand(context),
                new GetCommand(context),
                new RmCommand(context),
                new UploadsCommand(context),
                new BenchCommand(context),
                new CancelCommand(context),
                new VerifyCommand(context));
    }

    private int helpWidth() {
        return Math.clamp(terminal.columns(), NARROWEST_HELP, WIDEST_HELP);
    }

    private int misunderstood(ParameterException e) {
        CommandLine command = e.getCommandLine();
        terminal.err().line("lading: " + e.getMessage());
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            terminal.err().line("Did you mean: " + String.join(" or ", unmatched.getSuggestions()) + "?");
        }
        terminal.err().line("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int ended(Exception e, ParseResult parsed) {
        boolean debug = parsed.subcommand() != null && parsed.subcommand().hasMatchedOption("--debug");
        int exitCode = ExitCode.FAILED;
        if (e instanceof CliException known) {
            exitCode = known.exitCode();
            terminal.err().line("lading: " + known.getMessage());
            if (!known.remedy().isEmpty()) {
                terminal.err().line(known.remedy());
            }
        } else {
            terminal.err().line("lading: This should not have happened: " + e);
            terminal.err()
                    .line(
                            debug
                                    ? "Please report it with what follows."
                                    : "Please report it; --debug shows more to send.");
        }
        if (debug) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            terminal.err().raw(trace.toString());
        }
        return exitCode;
    }

    private static ServerAddress address(String text) {
        try {
            return ServerAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    private static PrintWriter writer(Output output) {
        return new PrintWriter(new OutputWriter(output), false);
    }
}
