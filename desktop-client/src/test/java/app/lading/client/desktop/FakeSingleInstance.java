package app.lading.client.desktop;

import java.util.function.Consumer;

/// A claim that always wins, or always hands over; others hand over when a test says so.
public final class FakeSingleInstance implements SingleInstance {
    public boolean runsAlready;
    public Handover handedOver;
    public boolean released;
    private Consumer<Handover> others = handover -> {};

    @Override
    public Claim claim(Handover mine, Consumer<Handover> listener) {
        if (runsAlready) {
            handedOver = mine;
            return new Claim.HandedOver();
        }
        others = listener;
        return new Claim.First(() -> released = true);
    }

    /// Another start hands over.
    public void another(Handover handover) {
        others.accept(handover);
    }
}
