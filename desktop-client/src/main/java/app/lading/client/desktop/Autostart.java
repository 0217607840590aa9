package app.lading.client.desktop;

import java.io.IOException;

/// Whether the system starts the program when the person signs in to the computer. Reads and writes small
/// files: not for the thread of a window.
public interface Autostart {

    /// The system cannot, or this is not an installed program.
    Autostart NONE = new Autostart() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public boolean isEnabled() {
            return false;
        }

        @Override
        public void enable(boolean hidden) throws IOException {
            throw new IOException("only an installed Lading can be started at login");
        }

        @Override
        public void disable() {
            // It is not started anyway.
        }
    };

    boolean isAvailable();

    boolean isEnabled() throws IOException;

    /// From now on it is started. Calling it again is fine.
    ///
    /// @param hidden without showing its window
    void enable(boolean hidden) throws IOException;

    /// From now on it is not. Calling it again is fine.
    void disable() throws IOException;
}
