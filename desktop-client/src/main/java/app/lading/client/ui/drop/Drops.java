package app.lading.client.ui.drop;

import java.nio.file.Path;
import java.util.List;

/// Where dropped files go.
public interface Drops {
    /// What the overlay says while something is held over the window: the folder that it will go to.
    String target();

    /// Files and folders were let go anywhere in the window.
    void dropped(List<Path> paths);

    /// Something was let go that holds no files, as an attachment dragged out of a mail does.
    void droppedNothing();
}
