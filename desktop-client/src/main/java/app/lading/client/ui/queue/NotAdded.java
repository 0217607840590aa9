package app.lading.client.ui.queue;

import java.nio.file.Path;
import java.util.List;

/// Something that a person gave and that the queue did not take. It is kept until the person tries again or lets it
/// go, so that nothing that was dropped is lost without a word.
///
/// @param folder on the server, where it was to arrive
/// @param cause one sentence of the queue
public record NotAdded(String folder, List<Path> paths, String cause) {
    public NotAdded {
        paths = List.copyOf(paths);
    }
}
