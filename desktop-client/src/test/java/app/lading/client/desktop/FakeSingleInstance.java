package app.lading.client.desktop;

import java.util.function.Predicate;

/// A claim that always wins, or always hands over; others hand over when a test says so.
public final class FakeSingleInstance implements SingleInstance {
    public boolean runsAlready;
    public Handover handedOver;
    public boolean released;
    /// When not null, there is no place for this start.
    public Claim.Why failure;
    private Predicate<Handover> others = handover -> false;

    @Override
    public Claim claim(Handover mine, Predicate<Handover> listener) {
        if (failure != null) {
            return new Claim.Failed(failure, "There is no place.");
        }
        if (runsAlready) {
            handedOver = mine;
            return new Claim.HandedOver();
        }
        others = listener;
        return new Claim.First(() -> released = true);
    }

    /// Another start hands over.
    ///
    /// @return whether it was taken
    public boolean another(Handover handover) {
        return others.test(handover);
    }
}
