package app.lading.server.logic;

/// What a check of all finished files found.
///
/// @param bytes of the files that are fine
public record VerifyReport(long ok, long damaged, long missing, long unknown, long bytes) {
    /// Whether every file is what was uploaded, and nothing else lies there.
    public boolean isClean() {
        return damaged == 0 && missing == 0 && unknown == 0;
    }
}
