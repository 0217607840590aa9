package app.lading.client.cli.terminal;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks the operating system about the terminal with its own small programs (`stty`, `test`), because Java does not
/// tell. Where they are missing there is no terminal, or it is 80 columns wide.
final class Tty {
    private static final File TTY = new File("/dev/tty");
    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_ROWS = 24;
    private static final int MIN_COLUMNS = 20;
    private static final int MAX_COLUMNS = 1000;
    private static final int MIN_ROWS = 4;
    private static final long PATIENCE_SECONDS = 2;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");

    private final Map<String, String> environment;
    private final boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    private volatile @Nullable Size known;

    private record Size(int columns, int rows) {}

    Tty(Map<String, String> environment) {
        this.environment = environment;
    }

    /// Whether a file descriptor, 0 to 2, is a terminal.
    boolean isTerminal(int descriptor) {
        if (windows) {
            return SystemConsole.interactiveConsole() != null;
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            if (Files.isSymbolicLink(link)) {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            }
        } catch (IOException e) {
            // No /proc to look at: ask the other way.
        }
        return run(ProcessBuilder.Redirect.INHERIT, "test", "-t", Integer.toString(descriptor)) != null;
    }

    int columns() {
        return size().columns();
    }

    int rows() {
        return size().rows();
    }

    /// Whether what is typed is shown.
    ///
    /// @return whether that could be done
    boolean echo(boolean on) {
        return !windows && run(ProcessBuilder.Redirect.from(TTY), "stty", on ? "echo" : "-echo") != null;
    }

    /// Writes to the terminal itself, wherever the output goes.
    ///
    /// @return whether that could be done
    boolean write(byte[] text) {
        try (OutputStream terminal = new FileOutputStream(TTY)) {
            terminal.write(text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private Size size() {
        Size size = known;
        if (size == null) {
            Signals.onEach("WINCH", () -> known = measured());
            size = measured();
            known = size;
        }
        return size;
    }

    private Size measured() {
        int columns = DEFAULT_COLUMNS;
        int rows = DEFAULT_ROWS;
        String answer = windows ? null : run(ProcessBuilder.Redirect.from(TTY), "stty", "size");
        Matcher size = SIZE.matcher(answer == null ? "" : answer);
        if (size.matches()) {
            rows = Integer.parseInt(size.group(1));
            columns = Integer.parseInt(size.group(2));
        }
        String wish = environment.get("COLUMNS");
        if (wish != null && wish.matches("[1-9]\\d{0,3}")) {
            columns = Integer.parseInt(wish);
        }
        // A terminal that does not know its size says 0.
        return new Size(
                columns == 0 ? DEFAULT_COLUMNS : Math.clamp(columns, MIN_COLUMNS, MAX_COLUMNS),
                rows == 0 ? DEFAULT_ROWS : Math.max(rows, MIN_ROWS));
    }

    /// What a program printed, or null when it failed. It shares the standard streams that are asked about.
    private static @Nullable String run(ProcessBuilder.Redirect input, String... command) {
        boolean asksStreams = input.equals(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(input)
                    .redirectOutput(asksStreams ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
                    .redirectError(asksStreams ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed =
                    asksStreams ? "" : new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? printed : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
