package app.lading.client.desktop;

import java.util.function.Predicate;

/// One program for one state folder: a second start hands over what it was asked to do, and ends.
public interface SingleInstance {

    /// Becomes the running program, or hands over to it. One that is just ending takes nothing more; then this
    /// waits for its end and takes its place. Blocks for some seconds, at most half a minute, so it is called before
    /// there is a window.
    ///
    /// @param mine what this start was asked to do
    /// @param others takes what later starts hand over, on a thread of its own; false when this program is ending and
    ///     the other start shall do it itself
    Claim claim(Handover mine, Predicate<Handover> others);

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
        /// @param why for a window that has words of its own
        /// @param reason one sentence
        record Failed(Why why, String reason) implements Claim {}

        /// Why there is no place for this start.
        enum Why {
            /// Another one runs, and does not answer or cannot be reached.
            NO_ANSWER,
            /// Another one is ending, and does not come to its end.
            ENDING,
            /// Whether another one runs cannot be found out.
            UNKNOWN
        }
    }
}
