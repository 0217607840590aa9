package app.lading.client.manifest;

import app.lading.client.store.HistoryEntry;
import app.lading.model.digest.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The manifest of files that the history tells of: those that a server proved, with their fingerprints. Paths begin at
/// the folder that holds all of them, which the manifest names.
public final class HistoryManifest {

    private HistoryManifest() {}

    /// Writes the manifest; a file of that name is replaced, in one step, when everything is written. Of a file
    /// that was sent more than once the newest entry counts.
    ///
    /// @param entries the newest first
    /// @return how many files it names
    /// @throws IOException if it cannot be written
    public static long write(List<HistoryEntry> entries, Path target, Instant now) throws IOException {
        Map<Path, String> proved = new LinkedHashMap<>();
        long others = 0;
        for (HistoryEntry entry : entries) {
            if (entry.fingerprint() == null) {
                others++;
            } else {
                proved.putIfAbsent(Path.of(entry.source()), entry.fingerprint());
            }
        }
        @Nullable Path base = base(proved.keySet().stream().toList());
        List<String> lines = new ArrayList<>();
        lines.add(ManifestFormat.remark("What was proved when it was uploaded, written " + now));
        lines.add(ManifestFormat.remark("Check it in " + (base == null ? "the folder of all paths" : base)
                + " with: lading verify " + target.getFileName()));
        proved.forEach((path, fingerprint) -> lines.add(
                ManifestFormat.line(new ManifestEntry(relative(base, path), Fingerprint.parse(fingerprint)))));
        if (others > 0) {
            lines.add(ManifestFormat.remark("Not in this list: " + others + " that failed or were cancelled"));
        }
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(draft, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        return proved.size();
    }

    /// The folder that holds all of them; null when there is none, as with two drives.
    private static @Nullable Path base(List<Path> paths) {
        if (paths.isEmpty()) {
            return null;
        }
        @Nullable Path base = paths.getFirst().getParent();
        for (Path path : paths) {
            while (base != null && !path.startsWith(base)) {
                base = base.getParent();
            }
        }
        return base;
    }

    private static String relative(@Nullable Path base, Path path) {
        if (base == null) {
            return path.toString();
        }
        StringJoiner names = new StringJoiner("/");
        base.relativize(path).forEach(part -> names.add(part.toString()));
        return names.toString();
    }
}
