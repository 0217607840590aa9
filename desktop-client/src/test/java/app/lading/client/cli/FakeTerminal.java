package app.lading.client.cli;

import app.lading.client.cli.terminal.Output;
import app.lading.client.cli.terminal.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/// A terminal made of memory.
public final class FakeTerminal implements Terminal {
    private final Text out = new Text();
    private final Text err = new Text();
    private final Deque<String> typed = new ArrayDeque<>();
    private volatile String awaited = "";
    private volatile Runnable onShown = () -> {};
    public volatile boolean restored;
    public boolean live;
    public boolean colour;
    public boolean keyboard;
    public int columns = 80;
    public int rows = 24;

    /// Does something when a text is shown, in what is written from now on.
    public void whenShown(String text, Runnable action) {
        awaited = text;
        onShown = action;
    }

    /// What somebody will type, or what standard input holds.
    public FakeTerminal typing(String line) {
        typed.add(line);
        return this;
    }

    public String outText() {
        return out.text.toString();
    }

    public String errText() {
        return err.text.toString();
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
        return columns;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean hasColour() {
        return colour;
    }

    @Override
    public boolean hasKeyboard() {
        return keyboard;
    }

    @Override
    public void restore() {
        restored = true;
    }

    @Override
    public char[] readPassword(String prompt) {
        if (keyboard) {
            err.raw(prompt);
            if (typed.isEmpty()) {
                nobodyTypes();
            }
        }
        String line = typed.poll();
        return line == null ? null : line.toCharArray();
    }

    /// As a keyboard that nobody touches: only the end of the program ends it.
    private static void nobodyTypes() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Text implements Output {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void line(String line) {
            raw(line + "\n");
        }

        @Override
        public synchronized void raw(String raw) {
            text.append(raw);
            if (!awaited.isEmpty() && raw.contains(awaited)) {
                awaited = "";
                onShown.run();
            }
        }

        @Override
        public boolean isLive() {
            return live;
        }
    }
}
