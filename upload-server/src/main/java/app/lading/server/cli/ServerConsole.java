package app.lading.server.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a person at the terminal, or the script in their place, reads and types. Results go to standard output,
/// all else to standard error.
public final class ServerConsole {
    private static final int MAX_PASSWORD = 4096;

    private final PrintWriter out;
    private final PrintWriter err;
    private final @Nullable Console terminal;
    private final Reader input;

    /// The process's own streams.
    public static ServerConsole ofProcess() {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return new ServerConsole(
                writer(System.out),
                writer(System.err),
                terminal.orElse(null),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    }

    /// A console on given streams.
    ///
    /// @param terminal null when nobody sits at one; passwords are then read from `input`
    ServerConsole(PrintWriter out, PrintWriter err, @Nullable Console terminal, Reader input) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.input = input;
    }

    /// A result.
    void print(String line) {
        out.println(line);
        out.flush();
    }

    /// Something to know besides the result, or a failure.
    void tell(String line) {
        err.println(line);
        err.flush();
    }

    /// A line that is written over by the next one; nothing without a terminal.
    void passing(String line) {
        if (terminal != null) {
            err.print("\r" + line + "\u001b[K");
            err.flush();
        }
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    /// A new password: asked for twice at a terminal, else the first line of standard input.
    ///
    /// @return null when two different ones were typed, or none came; the reason was told
    @Nullable
    String newPassword(String user) throws IOException {
        Console console = terminal;
        if (console == null) {
            return firstLine();
        }
        char @Nullable [] first = console.readPassword("New password for %s: ", user);
        char @Nullable [] second = console.readPassword("The same again: ");
        if (first == null || second == null) {
            tell("No password was given.");
            return null;
        }
        if (!Arrays.equals(first, second)) {
            tell("The two passwords differ; nothing was changed.");
            return null;
        }
        return new String(first);
    }

    private @Nullable String firstLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = input.read(); c != '\n' && c >= 0 && line.length() < MAX_PASSWORD; c = input.read()) {
            line.append((char) c);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        if (line.isEmpty()) {
            tell("No password came on standard input. Example: printf '%s\\n' \"$PASSWORD\" | lading-server user …");
            return null;
        }
        return line.toString();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
