package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ServerMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// A peer that writes down what it hears.
class HeardPeer implements StreamPeer {
    final List<ServerMessage> heard = new CopyOnWriteArrayList<>();
    final List<ServerMessage> last = new CopyOnWriteArrayList<>();
    final AtomicInteger durableChanges = new AtomicInteger();
    volatile boolean takenOver;

    @Override
    public void send(ServerMessage message) {
        heard.add(message);
    }

    @Override
    public void durableChanged() {
        durableChanges.incrementAndGet();
    }

    @Override
    public void end(ServerMessage message) {
        heard.add(message);
        last.add(message);
    }

    @Override
    public void takenOver(ServerMessage.Failed message) {
        takenOver = true;
        end(message);
    }

    /// The one last word, waited for.
    ServerMessage last() {
        Awaitility.await().until(() -> !last.isEmpty());
        assertThat(last).hasSize(1);
        return last.getFirst();
    }

    ServerMessage.Finished finished() {
        ServerMessage end = last();
        assertThat(end).isInstanceOf(ServerMessage.Finished.class);
        return (ServerMessage.Finished) end;
    }

    ServerMessage.Failed failed() {
        ServerMessage end = last();
        assertThat(end).isInstanceOf(ServerMessage.Failed.class);
        return (ServerMessage.Failed) end;
    }

    ServerMessage.Ready ready() {
        Awaitility.await()
                .until(() -> heard.stream().anyMatch(ServerMessage.Ready.class::isInstance) || !last.isEmpty());
        return heard.stream()
                .filter(ServerMessage.Ready.class::isInstance)
                .map(ServerMessage.Ready.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ready, but " + last));
    }

    <T extends ServerMessage> T hear(Class<T> type) {
        Awaitility.await().until(() -> heard.stream().anyMatch(type::isInstance));
        return heard.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
