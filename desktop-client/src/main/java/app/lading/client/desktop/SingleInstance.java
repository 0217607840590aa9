package app.lading.client.desktop;

import java.util.function.Consumer;

/// One program for one state folder: a second start hands over what it was asked to do, and ends.
public interface SingleInstance {

    /// Becomes the running program, or hands over to it. Blocks for some seconds at most, so it is called
    /// before there is a window.
    ///
    /// @param mine what this start was asked to do
    /// @param others hears what later starts hand over, on a thread of its own; quick
    Claim claim(Handover mine, Consumer<Handover> others);

    /// What became of it.
    sealed interface Claim {

        /// This is the running program now. What it was asked to do itself is not handed to the listener.
        ///
        /// @param hold closed when the program ends
        record First(AutoCloseable hold) implements Claim {}

        /// Another one runs and took it over.
        record HandedOver() implements Claim {}

        /// Another one runs and does not answer, or nothing could be opened to listen on.
        ///
        /// @param reason one sentence
        record Failed(String reason) implements Claim {}
    }
}
