package app.lading.client.settings;

/// What is told when the window is not in front.
///
/// @param batchDone that a batch is done
/// @param needsMe that a batch waits for an answer
/// @param minimumSeconds only when the work took longer, 0 to 86,400
public record NoticeSettings(boolean batchDone, boolean needsMe, int minimumSeconds) {
    private static final int DAY = 86_400;

    /// @throws IllegalArgumentException naming what was expected and what came
    public NoticeSettings {
        if (minimumSeconds < 0 || minimumSeconds > DAY) {
            throw new IllegalArgumentException("the least seconds are 0 to " + DAY + ", but got " + minimumSeconds);
        }
    }

    static NoticeSettings defaults() {
        return new NoticeSettings(true, true, 30);
    }

    public NoticeSettings withBatchDone(boolean now) {
        return new NoticeSettings(now, needsMe, minimumSeconds);
    }

    public NoticeSettings withNeedsMe(boolean now) {
        return new NoticeSettings(batchDone, now, minimumSeconds);
    }

    public NoticeSettings withMinimumSeconds(int now) {
        return new NoticeSettings(batchDone, needsMe, now);
    }
}
