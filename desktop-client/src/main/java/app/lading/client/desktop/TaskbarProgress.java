package app.lading.client.desktop;

/// Progress on the program's icon, where the system draws it. The title of the window tells it everywhere else.
/// Returns at once; thread safe.
public interface TaskbarProgress {

    /// The system draws none.
    TaskbarProgress NONE = new TaskbarProgress() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public void show(State state, double fraction) {
            // There is nothing to draw on.
        }
    };

    /// How it is drawn.
    enum State {
        /// Not at all.
        NONE,
        NORMAL,
        /// Yellow on Windows.
        PAUSED,
        /// Red on Windows.
        FAILED,
        /// Something happens, and nobody knows how long.
        INDETERMINATE
    }

    boolean isAvailable();

    /// Draws it from now on.
    ///
    /// @param fraction of the work that is done, 0 to 1; ignored for `NONE` and `INDETERMINATE`
    void show(State state, double fraction);
}
