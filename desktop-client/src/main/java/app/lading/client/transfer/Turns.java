package app.lading.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The streams of a lane that have something to send, one piece at a time in turn; those of more urgent files first.
final class Turns {
    private final Map<Priority, Deque<Stream>> turns = new EnumMap<>(Priority.class);

    Turns() {
        for (Priority priority : Priority.values()) {
            turns.put(priority, new ArrayDeque<>());
        }
    }

    /// A stream has something to send.
    void add(Stream stream) {
        StreamOwner owner = stream.owner();
        if (!stream.isScheduled() && owner != null) {
            stream.setScheduled(true);
            turns.computeIfAbsent(owner.priority(), any -> new ArrayDeque<>()).addLast(stream);
        }
    }

    /// Whose turn it is; null when nobody has anything to send. Streams that ran dry drop out.
    @Nullable
    Stream current() {
        for (Deque<Stream> turn : turns.values()) {
            while (!turn.isEmpty()) {
                Stream stream = turn.getFirst();
                if (stream.current() != null) {
                    return stream;
                }
                turn.removeFirst();
                stream.setScheduled(false);
            }
        }
        return null;
    }

    /// The stream whose turn it is had it.
    void next() {
        for (Deque<Stream> turn : turns.values()) {
            if (!turn.isEmpty()) {
                turn.addLast(turn.removeFirst());
                return;
            }
        }
    }

    void clear() {
        turns.values().forEach(turn -> {
            turn.forEach(stream -> stream.setScheduled(false));
            turn.clear();
        });
    }
}
