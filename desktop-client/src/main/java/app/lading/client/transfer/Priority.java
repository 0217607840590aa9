package app.lading.client.transfer;

/// How urgent an item is. A more urgent one is begun earlier, and its bytes go before those of less urgent ones on
/// every connection. `FIRST` gets a place at once, even when all places are taken.
public enum Priority {
    FIRST(0),
    HIGH(1),
    NORMAL(2),
    LOW(3);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /// The number that lies in the store; lower goes first.
    int rank() {
        return rank;
    }

    static Priority ofRank(int rank) {
        for (Priority priority : values()) {
            if (priority.rank == rank) {
                return priority;
            }
        }
        return NORMAL;
    }
}
