package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.List;

/// A clipboard made of memory.
public final class FakeClipboard implements Clipboard {
    public String text = "";
    public List<Path> files = List.of();

    @Override
    public void copy(String now) {
        text = now;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public List<Path> files() {
        return files;
    }
}
