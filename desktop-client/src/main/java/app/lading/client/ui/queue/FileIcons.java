package app.lading.client.ui.queue;

import java.util.Locale;
import java.util.Map;

/// The icon of a file by its ending.
public final class FileIcons {
    private static final String FILE = "fth-file";
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("mov", "fth-film"),
            Map.entry("mp4", "fth-film"),
            Map.entry("mxf", "fth-film"),
            Map.entry("mkv", "fth-film"),
            Map.entry("avi", "fth-film"),
            Map.entry("r3d", "fth-film"),
            Map.entry("braw", "fth-film"),
            Map.entry("wav", "fth-music"),
            Map.entry("mp3", "fth-music"),
            Map.entry("flac", "fth-music"),
            Map.entry("aif", "fth-music"),
            Map.entry("jpg", "fth-image"),
            Map.entry("jpeg", "fth-image"),
            Map.entry("png", "fth-image"),
            Map.entry("tif", "fth-image"),
            Map.entry("dng", "fth-image"),
            Map.entry("zip", "fth-archive"),
            Map.entry("gz", "fth-archive"),
            Map.entry("7z", "fth-archive"),
            Map.entry("tar", "fth-archive"),
            Map.entry("txt", "fth-file-text"),
            Map.entry("md", "fth-file-text"),
            Map.entry("pdf", "fth-file-text"),
            Map.entry("docx", "fth-file-text"));

    private FileIcons() {}

    static String of(QueueRow row) {
        return row.item().isFolder() ? "fth-folder" : of(row.name());
    }

    /// The icon of a file with this name.
    public static String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? FILE : BY_ENDING.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), FILE);
    }
}
