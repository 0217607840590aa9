package app.lading.client.desktop;

import java.io.IOException;

/// The program's entry in the menus of the system: with it, the system starts the program, opens files with it when a
/// person says so, and gives it `lading:` links. Writes small files and runs programs: not for the thread of a window.
public interface MenuEntry {

    /// The system cannot, or this is not an installed program.
    MenuEntry NONE = new MenuEntry() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public void add() throws IOException {
            throw new IOException("only an installed Lading can be in the menus of the system");
        }

        @Override
        public void remove() {
            // It is not there anyway.
        }
    };

    boolean isAvailable();

    /// From now on it is there, for this person. Calling it again is fine.
    void add() throws IOException;

    /// From now on it is not. Calling it again is fine.
    void remove() throws IOException;
}
