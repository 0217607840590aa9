package app.lading.client.cli.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// What a put is about to do.
///
/// @param server the address
/// @param folder where it goes, empty for the top folder
/// @param paths what is sent, absolute
public record PutPlan(String server, String user, String folder, List<Path> paths, Instant at) {
    public PutPlan {
        paths = List.copyOf(paths);
    }
}
