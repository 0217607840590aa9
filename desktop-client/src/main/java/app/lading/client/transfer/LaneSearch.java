package app.lading.client.transfer;

/// Finds how many lanes are worth having, while sending: one more is tried as long as the rate grows by more than a
/// tenth; when it does not, it is dropped again, and the search rests for a while. More lanes than that only share out
/// what one processor, one disk or one link can do, and make every other user of the server slower.
///
/// Long round trips begin with several: there, each connection takes many round trips to find its speed, and trying one
/// after the other would take longer than most uploads. Pure: it is told the time.
final class LaneSearch {
    private static final double WORTH_ANOTHER = 1.1;
    private static final double MUCH_SLOWER = 0.7;
    private static final long MILLI = 1_000_000L;
    private static final long LEAST_SETTLING = 300 * MILLI;
    private static final int SETTLING_ROUND_TRIPS = 3;
    private static final long LEAST_PERIOD = 1_000 * MILLI;
    private static final int PERIOD_ROUND_TRIPS = 6;
    private static final long REST = 30_000 * MILLI;

    /// From so long a round trip on, so many lanes are there at the beginning.
    private static final long[][] FIRST = {{60 * MILLI, 8}, {25 * MILLI, 4}, {8 * MILLI, 2}};

    private enum Phase {
        MEASURING,
        TRYING,
        RESTING
    }

    private Phase phase = Phase.MEASURING;
    private int count = 1;
    private double rateBefore;
    private long settledAt = Long.MIN_VALUE;
    private long periodBegan;
    private long bytesAtBeginning;
    private long restBegan;
    private int looks;
    private int busyLooks;

    /// How many lanes are worth having now.
    int count() {
        return count;
    }

    /// Begins anew.
    ///
    /// @param roundTrip of the link, nanoseconds; 0 when it is not known
    /// @param most lanes that are allowed
    void begin(long roundTrip, int most) {
        phase = Phase.MEASURING;
        settledAt = Long.MIN_VALUE;
        count = 1;
        for (long[] step : FIRST) {
            if (roundTrip >= step[0]) {
                count = (int) step[1];
                break;
            }
        }
        count = Math.clamp(count, 1, Math.max(1, most));
    }

    /// Looks at what goes on; called several times a second.
    ///
    /// @param acked bytes that the server acknowledged so far, over all lanes
    /// @param busy whether bytes wait that the lanes cannot take: only then could another lane help
    void look(long now, long acked, boolean busy, long roundTrip, int most) {
        if (count > most) {
            count = Math.max(1, most);
        }
        if (settledAt == Long.MIN_VALUE) {
            settledAt = now + Math.max(LEAST_SETTLING, SETTLING_ROUND_TRIPS * roundTrip);
        }
        if (now < settledAt) {
            startPeriod(now, acked);
            return;
        }
        looks++;
        busyLooks += busy ? 1 : 0;
        long length = now - periodBegan;
        if (length < Math.max(LEAST_PERIOD, PERIOD_ROUND_TRIPS * roundTrip)) {
            return;
        }
        double rate = (double) (acked - bytesAtBeginning) / length;
        boolean wasBusy = busyLooks * 2 > looks;
        startPeriod(now, acked);
        if (wasBusy) {
            decide(now, rate, most);
        }
    }

    private void startPeriod(long now, long acked) {
        periodBegan = now;
        bytesAtBeginning = acked;
        looks = 0;
        busyLooks = 0;
    }

    private void decide(long now, double rate, int most) {
        switch (phase) {
            case MEASURING -> tryAnother(now, rate, most);
            case TRYING -> {
                if (rate > rateBefore * WORTH_ANOTHER) {
                    tryAnother(now, rate, most);
                } else {
                    count = Math.max(1, count - 1);
                    rest(now);
                }
            }
            case RESTING -> {
                if (now - restBegan > REST || rate < rateBefore * MUCH_SLOWER) {
                    tryAnother(now, rate, most);
                }
            }
        }
    }

    private void tryAnother(long now, double rate, int most) {
        rateBefore = rate;
        if (count < most) {
            count++;
            phase = Phase.TRYING;
            settledAt = Long.MIN_VALUE;
        } else {
            rest(now);
        }
    }

    private void rest(long now) {
        phase = Phase.RESTING;
        restBegan = now;
        settledAt = Long.MIN_VALUE;
    }
}
