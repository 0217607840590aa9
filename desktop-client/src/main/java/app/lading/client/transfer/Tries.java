package app.lading.client.transfer;

import java.util.random.RandomGenerator;

/// What went wrong with one file so far, kept while it is under way or waits for its next try.
final class Tries {
    /// So often a file may be rejected, or meet a state that should not be, before a person is told.
    static final int MOST = 5;

    private final Backoff backoff;
    private int rejects;
    private int glitches;
    private boolean movedOn;

    Tries(RandomGenerator random) {
        this.backoff = new Backoff(random);
    }

    Backoff backoff() {
        return backoff;
    }

    /// A block was rejected; returns whether that happened too often.
    boolean rejected() {
        rejects++;
        return rejects >= MOST;
    }

    /// A state that should not be was met; returns whether that happened too often.
    boolean glitch() {
        glitches++;
        return glitches > MOST;
    }

    /// The file was found in another state than the one that is known, which is nothing special once.
    ///
    /// @return whether it happened before
    boolean movedOn() {
        boolean before = movedOn;
        movedOn = true;
        return before;
    }

    /// Something arrived: what happened before counts no more.
    void progressed() {
        backoff.reset();
        glitches = 0;
    }
}
