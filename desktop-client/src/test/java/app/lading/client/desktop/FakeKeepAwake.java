package app.lading.client.desktop;

import java.util.ArrayList;
import java.util.List;

/// Counts who keeps the machine awake.
public final class FakeKeepAwake implements KeepAwake {
    public final List<String> reasons = new ArrayList<>();
    public int held;
    /// The most that were held at once.
    public int most;

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public Hold hold(String reason) {
        reasons.add(reason);
        held++;
        most = Math.max(most, held);
        boolean[] open = {true};
        return () -> {
            if (open[0]) {
                open[0] = false;
                held--;
            }
        };
    }
}
