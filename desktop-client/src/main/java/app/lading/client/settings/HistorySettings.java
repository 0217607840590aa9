package app.lading.client.settings;

/// How much of what is finished is remembered: what is over either bound goes.
///
/// @param days 1 to 3,650
/// @param rows 0 (none) to 10,000,000
public record HistorySettings(int days, int rows) {
    private static final int MOST_DAYS = 3650;
    private static final int MOST_ROWS = 10_000_000;

    /// @throws IllegalArgumentException naming what was expected and what came
    public HistorySettings {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days are 1 to " + MOST_DAYS + ", but got " + days);
        }
        if (rows < 0 || rows > MOST_ROWS) {
            throw new IllegalArgumentException("rows are 0 to " + MOST_ROWS + ", but got " + rows);
        }
    }

    static HistorySettings defaults() {
        return new HistorySettings(90, 10_000);
    }

    public HistorySettings withDays(int now) {
        return new HistorySettings(now, rows);
    }

    public HistorySettings withRows(int now) {
        return new HistorySettings(days, now);
    }
}
