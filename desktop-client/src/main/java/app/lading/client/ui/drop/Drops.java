package app.lading.client.ui.drop;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;

/// Where dropped files go.
public interface Drops {
    /// The folder that things go to that are let go anywhere: "They go to: Inbox on files.example.org".
    String target();

    /// The folder that things would go to now.
    ///
    /// @param under what is below the pointer
    String target(Node under);

    /// Files and folders were let go.
    ///
    /// @param under what was below the pointer
    void dropped(List<Path> paths, Node under);

    /// Something was let go that holds no files, as an attachment dragged out of a mail does.
    void droppedNothing();
}
