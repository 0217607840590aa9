package app.lading.client.desktop;

/// Keeps the machine from falling asleep by itself. It is a wish: closing the lid still wins.
public interface KeepAwake {

    /// Nothing keeps this machine awake.
    KeepAwake NONE = new KeepAwake() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public Hold hold(String reason) {
            return () -> {};
        }
    };

    boolean isAvailable();

    /// Keeps it awake until the hold is closed, or this process ends in whatever way. May take a moment: not
    /// for the thread of a window.
    ///
    /// @param reason what the system shows to people who ask: "3 uploads"
    Hold hold(String reason);

    /// One wish to stay awake.
    @FunctionalInterface
    interface Hold extends AutoCloseable {
        /// Ends it. Ending twice does nothing.
        @Override
        void close();
    }
}
