package app.lading.client.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Other programs of this computer, which do for us what Java cannot. Blocks: not for the thread of a window.
public interface Programs {

    /// Where a program is; empty when it is not installed.
    ///
    /// @param name without a folder, and without `.exe`
    Optional<Path> find(String name);

    /// Runs a program to its end; one that takes too long is ended.
    ///
    /// @param command the program and its arguments; no shell reads them
    /// @throws IOException if it could not be started or took too long
    Outcome run(List<String> command, Duration patience) throws IOException;

    /// Starts a program that runs until [Running#close]. It has a pipe from this process as its standard input,
    /// which ends when this process ends in whatever way.
    ///
    /// @param command the program and its arguments; no shell reads them
    Running start(List<String> command) throws IOException;

    /// How a program ended.
    ///
    /// @param status 0 for success with most programs
    /// @param output the beginning of what it wrote, errors included
    record Outcome(int status, String output) {}

    /// A program that runs.
    interface Running extends AutoCloseable {

        boolean isAlive();

        /// Ends its input, and then the program itself. Ending twice does nothing.
        @Override
        void close();
    }
}
