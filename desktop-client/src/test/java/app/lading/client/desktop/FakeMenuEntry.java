package app.lading.client.desktop;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An entry made of memory.
public final class FakeMenuEntry implements MenuEntry {
    public volatile boolean there;
    public @Nullable String refusal;

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void add() throws IOException {
        if (refusal != null) {
            throw new IOException(refusal);
        }
        there = true;
    }

    @Override
    public void remove() {
        there = false;
    }
}
