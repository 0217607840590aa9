package app.lading.server.cli;

import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// How the command line puts a server together; the composition root does it.
public interface ServerRunner {

    /// Where to serve from and where to listen.
    ///
    /// @param names under which the server is reached; empty when every name is right
    record Settings(Path data, String host, int port, Set<String> names) {
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

        /// Tells clients, makes everything durable that came, and stops. Blocks for some seconds at most.
        /// Idempotent.
        void stop();
    }

    /// Starts a server.
    ///
    /// @throws DataFolderInUse when another process holds the folder
    /// @throws IOException in words for people
    Running start(Settings settings) throws DataFolderInUse, IOException;
}
