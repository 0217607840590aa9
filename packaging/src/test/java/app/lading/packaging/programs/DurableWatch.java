package app.lading.packaging.programs;

import app.lading.model.message.ServerMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens to what servers say over many connections, restarts and clients, and remembers every time a durable count of
/// an upload became smaller. There must be none.
///
/// Connections are heard on threads of their own, so a word of one may be heard after a later word of another. What is
/// checked is therefore what no such delay can break: on one connection the count never falls, and a connection never
/// says less than what was heard, on any, before it was opened.
final class DurableWatch implements WireTap.MessageListener {
    private final Map<String, String> uploadByStream = new ConcurrentHashMap<>();
    private final Map<String, Long> durableByUpload = new ConcurrentHashMap<>();
    private final Map<Long, Map<String, Long>> leastByConnection = new ConcurrentHashMap<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    @Override
    public void opened(long connection) {
        leastByConnection.put(connection, new ConcurrentHashMap<>(durableByUpload));
    }

    @Override
    public void message(long connection, ServerMessage message) {
        switch (message) {
            case ServerMessage.Ready ready -> {
                uploadByStream.put(connection + "/" + ready.stream(), ready.upload());
                saw(connection, "ready", ready.upload(), ready.durable());
            }
            case ServerMessage.Progress progress ->
                sawOn(connection, "progress", progress.stream(), progress.durable());
            case ServerMessage.Paused paused -> sawOn(connection, "paused", paused.stream(), paused.durable());
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

    private void sawOn(long connection, String message, long stream, long durable) {
        String upload = uploadByStream.get(connection + "/" + stream);
        if (upload != null) {
            saw(connection, message, upload, durable);
        }
    }

    private void saw(long connection, String message, String upload, long durable) {
        durableByUpload.merge(upload, durable, Math::max);
        Map<String, Long> least = leastByConnection.computeIfAbsent(connection, number -> new ConcurrentHashMap<>());
        Long before = least.put(upload, durable);
        if (before != null && durable < before) {
            violations.add(message + " on connection " + connection + " of upload " + upload + ": durable went from "
                    + before + " to " + durable);
        }
    }
}
