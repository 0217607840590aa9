package app.lading.client.desktop;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what later starts hand over, one after the other, on a daemon thread.
final class HandoverListener {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverListener.class);

    private final ServerSocketChannel server;
    private final Predicate<Handover> others;

    HandoverListener(ServerSocketChannel server, Predicate<Handover> others) {
        this.server = server;
        this.others = others;
    }

    void start() {
        Thread.ofPlatform().name("lading-instance").daemon().start(this::run);
    }

    private void run() {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                HandoverLine.receive(channel, others);
            } catch (ClosedChannelException e) {
                LOG.debug("no more starts are heard", e);
            } catch (IOException | RuntimeException e) {
                LOG.warn("what another start handed over could not be taken", e);
            }
        }
    }
}
