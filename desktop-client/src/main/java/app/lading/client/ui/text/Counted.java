package app.lading.client.ui.text;

/// A number of things inside a sentence: "3 files", "1 file".
///
/// @param key of the words for many; the words for one have `.one` behind the key
public record Counted(String key, long number) {

    /// Files and folders in words, to be put into a sentence: "3 files", "1 folder", "3 files and 1 folder".
    public static Object things(long files, long folders) {
        if (folders == 0) {
            return new Counted("queue.files", files);
        }
        Counted counted = new Counted("queue.folders", folders);
        return files == 0 ? counted : Words.of("queue.filesAndFolders", new Counted("queue.files", files), counted);
    }
}
