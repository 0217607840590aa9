package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The system's dialogs for files; implemented by the window that owns them. They return when the person has
/// chosen, and are called on the thread of the window.
public interface FileChoosers {

    /// Files to open; empty when the person thought better of it.
    ///
    /// @param title of the dialog
    List<Path> files(String title);

    /// One folder.
    ///
    /// @param title of the dialog
    Optional<Path> folder(String title);

    /// Where to save; the dialog has asked before a file is written over.
    ///
    /// @param title of the dialog
    /// @param name that is proposed
    Optional<Path> saveAs(String title, String name);
}
