package app.lading.client.desktop;

import java.nio.file.Path;
import java.util.List;

/// What a start of the program was asked to do. When it runs already, the running one does it.
///
/// @param paths to upload, absolute
/// @param links `lading://…`
/// @param show whether the window comes to the front
public record Handover(List<Path> paths, List<String> links, boolean show) {
    public Handover {
        paths = List.copyOf(paths);
        links = List.copyOf(links);
    }
}
