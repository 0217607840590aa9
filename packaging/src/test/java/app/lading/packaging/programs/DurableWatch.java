package app.lading.packaging.programs;

import app.lading.model.message.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens to what servers say over many connections, restarts and clients, and remembers every time a durable
/// count of an upload became smaller. There must be none.
final class DurableWatch implements WireTap.MessageListener {
    private final Map<String, String> uploadByStream = new ConcurrentHashMap<>();
    private final Map<String, Long> durableByUpload = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    @Override
    public void message(long connection, ServerMessage message) {
        switch (message) {
            case ServerMessage.Ready ready -> {
                uploadByStream.put(connection + "/" + ready.stream(), ready.upload());
                saw(ready.upload(), ready.durable());
            }
            case ServerMessage.Progress progress -> sawOn(connection, progress.stream(), progress.durable());
            case ServerMessage.Paused paused -> sawOn(connection, paused.stream(), paused.durable());
            default -> {}
        }
    }

    /// What became smaller, in words; empty when all is well.
    List<String> violations() {
        return List.copyOf(violations);
    }

    /// How many uploads it has seen.
    int uploads() {
        return durableByUpload.size();
    }

    private void sawOn(long connection, long stream, long durable) {
        String upload = uploadByStream.get(connection + "/" + stream);
        if (upload != null) {
            saw(upload, durable);
        }
    }

    private void saw(String upload, long durable) {
        durableByUpload.merge(upload, durable, (before, now) -> {
            if (now < before) {
                violations.add("upload " + upload + ": durable went from " + before + " to " + now);
            }
            return Math.max(before, now);
        });
    }
}
