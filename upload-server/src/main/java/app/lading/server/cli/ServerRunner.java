package app.lading.server.cli;

import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// How the command line puts a server together; the composition root does it.
public interface ServerRunner {

    /// Where to serve from and where to listen.
    ///
    /// @param names under which the server is reached; empty for addresses in figures, `localhost` and this
    ///     machine's own names
    /// @param metrics whether programs on this machine may read what the server counts
    record Settings(Path data, String host, int port, Set<String> names, boolean metrics) {
        public Settings {
            names = Set.copyOf(names);
        }
    }

    /// A server that accepts connections.
    interface Running {
        /// `http://HOST:PORT`, with the real port.
        String address();

        /// Whether nobody can sign in, because there is no account.
        boolean hasNoAccounts();

        /// Tells clients, takes nothing more, and makes everything durable that came. Blocks for some seconds at
        /// most.
        void drain();

        /// Drains when that was not done, and closes everything, which can take long on a slow disk. When the process
        /// ends before, the next start sees to it. Idempotent.
        void stop();
    }

    /// Starts a server.
    ///
    /// @throws DataFolderInUse when another process holds the folder
    /// @throws IOException in words for people
    Running start(Settings settings) throws DataFolderInUse, IOException;
}
