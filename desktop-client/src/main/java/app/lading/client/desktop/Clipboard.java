package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.List;

/// What people copy and paste; implemented by the window, called on its thread.
public interface Clipboard {

    void copy(String text);

    /// The text in it; empty when there is none.
    String text();

    /// The files in it; empty when there are none.
    List<Path> files();
}
