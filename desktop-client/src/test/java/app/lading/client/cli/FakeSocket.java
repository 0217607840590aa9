package app.lading.client.cli;

import app.lading.client.link.Link;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.LinkListener;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.name.FileNames;
import app.lading.model.range.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A socket of the server made of memory: takes files of one block or less, which is all that a test of the terminal
/// program needs. It answers on a thread of its own, as a network does.
final class FakeSocket implements Link {
    private static final int BLOCK = 4 << 20;

    private final FakeServer server;
    private final LinkListener listener;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fake-socket").daemon(true).factory());
    private final Map<Long, Arriving> arriving = new HashMap<>();

    private static final class Arriving {
        private final ClientMessage.Init init;
        private final byte[] content;

        private Arriving(ClientMessage.Init init, byte[] content) {
            this.init = init;
            this.content = content;
        }
    }

    FakeSocket(FakeServer server, LinkListener listener) {
        this.server = server;
        this.listener = listener;
    }

    void open(String token) {
        reader.execute(() -> {
            if (server.unreachable) {
                listener.failed(FakeServer.failure(LinkFailure.Kind.UNREACHABLE, "No connection to localhost:8470.")
                        .failure());
            } else if (server.refusesSockets != null) {
                listener.failed(server.refusesSockets);
            } else if (!server.sessions.contains(token)) {
                listener.failed(FakeServer.failure(LinkFailure.Kind.NOT_SIGNED_IN, "You are not signed in.")
                        .failure());
            } else {
                listener.opened();
                listener.message(new ServerMessage.Welcome(
                        1,
                        "fake",
                        "ana",
                        new ServerMessage.Limits(1L << 44, 1 << 20, BLOCK, 256, 8 << 20),
                        List.of("sha-256-blocks")));
            }
        });
    }

    @Override
    public boolean send(ClientMessage message) {
        reader.execute(() -> received(message));
        return true;
    }

    @Override
    public boolean sendChunk(long stream, long offset, byte[] bytes, int from, int length) {
        byte[] copy = new byte[length];
        System.arraycopy(bytes, from, copy, 0, length);
        reader.execute(() -> {
            Arriving file = arriving.get(stream);
            if (file != null) {
                System.arraycopy(copy, 0, file.content, (int) offset, copy.length);
                listener.message(new ServerMessage.Progress(stream, offset + copy.length, 0));
            }
        });
        return true;
    }

    private void received(ClientMessage message) {
        switch (message) {
            case ClientMessage.Init init -> begun(init);
            case ClientMessage.Finish finish -> finished(finish);
            default -> {}
        }
    }

    private void begun(ClientMessage.Init init) {
        String path = FileNames.join(init.folder(), init.name());
        ErrorCode refused = server.refused.getOrDefault(path, server.refusesFiles);
        if (refused != null) {
            listener.message(new ServerMessage.Failed(
                    init.stream(),
                    refused.wireName(),
                    refused.sentence(),
                    refused.remedy(),
                    refused.retryable(),
                    null,
                    null));
            return;
        }
        arriving.put(init.stream(), new Arriving(init, new byte[(int) init.size()]));
        List<Range> missing = new ArrayList<>();
        if (init.size() > 0) {
            missing.add(new Range(0, init.size()));
        }
        listener.message(new ServerMessage.Ready(init.stream(), "u" + init.stream(), 1, missing, List.of(), 0, false));
    }

    private void finished(ClientMessage.Finish finish) {
        Arriving file = arriving.remove(finish.stream());
        if (file == null || !server.finishes) {
            return;
        }
        ClientMessage.Init init = file.init;
        String path = FileNames.join(init.folder(), init.name());
        server.files.put(path, file.content);
        listener.message(new ServerMessage.Finished(
                init.stream(),
                "f-" + path,
                init.folder(),
                init.name(),
                init.size(),
                FakeServer.fingerprint(file.content),
                false,
                CommandHarness.NOW));
        server.onFinished.run();
    }

    @Override
    public long queuedBytes() {
        return 0;
    }

    @Override
    public void close() {
        reader.shutdown();
    }

    @Override
    public void cancel() {
        reader.shutdown();
    }
}
