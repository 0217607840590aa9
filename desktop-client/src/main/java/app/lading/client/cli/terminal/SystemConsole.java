package app.lading.client.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The terminal the program was really started from.
///
/// Text is written as UTF-8 whatever the locale says, because names must come out whole also from scripts that run
/// without one; only on Windows the console's own encoding is used.
public final class SystemConsole implements Terminal {
    private static final int LONGEST_PASSWORD = 4096;

    private final Tty tty;
    private final Map<String, String> environment;
    private final Charset charset;
    private final InputStream input = new FileInputStream(FileDescriptor.in);
    private final AtomicBoolean hidden = new AtomicBoolean();
    private boolean endHook;
    private final Output out;
    private final Output err;

    /// @param environment the program's environment variables
    public SystemConsole(Map<String, String> environment) {
        this.environment = environment;
        this.tty = new Tty(environment);
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        this.charset =
                windows ? Charset.forName(System.getProperty("stdout.encoding", "UTF-8")) : StandardCharsets.UTF_8;
        boolean dumb = "dumb".equals(environment.get("TERM")) || (!windows && environment.get("TERM") == null);
        this.out = new Stream(new FileOutputStream(FileDescriptor.out), !dumb && tty.isTerminal(1));
        this.err = new Stream(new FileOutputStream(FileDescriptor.err), !dumb && tty.isTerminal(2));
    }

    @Override
    public Output out() {
        return out;
    }

    @Override
    public Output err() {
        return err;
    }

    @Override
    public int columns() {
        return tty.columns();
    }

    @Override
    public int rows() {
        return tty.rows();
    }

    @Override
    public boolean hasColour() {
        String noColour = environment.get("NO_COLOR");
        return noColour == null || noColour.isEmpty();
    }

    @Override
    public boolean hasKeyboard() {
        return tty.isTerminal(0);
    }

    @Override
    public char @Nullable [] readPassword(String prompt) {
        if (!hasKeyboard()) {
            return readLine();
        }
        // Not the JDK's own console: it leaves the echo off when the program is ended while it asks, and there is none
        // when the output goes to a file or a pipe though a person still sits at the keyboard.
        if (hideTyping()) {
            try {
                tell(prompt);
                return readLine();
            } finally {
                restore();
            }
        }
        Console console = interactiveConsole();
        if (console != null) {
            return console.readPassword("%s", prompt);
        }
        tell(prompt);
        return readLine();
    }

    private boolean hideTyping() {
        if (!endHook) {
            endHook = true;
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("lading-terminal").unstarted(this::restore));
        }
        hidden.set(true);
        boolean done = tty.echo(false);
        hidden.set(done);
        return done;
    }

    @Override
    public void restore() {
        if (hidden.getAndSet(false)) {
            tty.echo(true);
            tell(System.lineSeparator());
        }
    }

    private void tell(String text) {
        if (!tty.write(text.getBytes(charset))) {
            err.raw(text);
        }
    }

    // JDK 22 to 24 give a console without a terminal, JDK 25 gives none: both are asked.
    @SuppressWarnings("SystemConsoleNull")
    static @Nullable Console interactiveConsole() {
        Console console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }

    private char @Nullable [] readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = input.read();
            if (next < 0) {
                return null;
            }
            while (next >= 0 && next != '\n' && line.size() < LONGEST_PASSWORD) {
                line.write(next);
                next = input.read();
            }
        } catch (IOException e) {
            return null;
        }
        byte[] bytes = line.toByteArray();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        CharBuffer decoded = charset.decode(ByteBuffer.wrap(bytes, 0, length));
        char[] password = new char[decoded.remaining()];
        decoded.get(password);
        Arrays.fill(bytes, (byte) 0);
        return password;
    }

    private final class Stream implements Output {
        private final OutputStream stream;
        private final boolean live;
        private boolean broken;

        Stream(OutputStream stream, boolean live) {
            this.stream = stream;
            this.live = live;
        }

        @Override
        public void line(String text) {
            raw(text + System.lineSeparator());
        }

        @Override
        public synchronized void raw(String text) {
            if (broken) {
                return;
            }
            try {
                stream.write(text.getBytes(charset));
                stream.flush();
            } catch (IOException e) {
                // The reader went away (`lading ls | head`): what it did not want to read is not worth an error.
                broken = true;
            }
        }

        @Override
        public boolean isLive() {
            return live;
        }
    }
}
