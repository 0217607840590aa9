package app.lading.server.access.socket;

import app.lading.model.digest.Fingerprint;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import app.lading.model.range.Range;
import app.lading.server.logic.StreamPeer;
import app.lading.server.logic.UploadStream;
import app.lading.server.logic.UserRef;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A logic floor in memory, so that the socket can be tested alone: it keeps the bytes of each upload by name.
final class FakeUploads implements StreamOpener {
    private static final Fingerprint EMPTY =
            Fingerprint.parse("sha-256-blocks:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    final Map<String, FakeStream> streams = new ConcurrentHashMap<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger detached = new AtomicInteger();

    /// Names beginning with this are not answered until [FakeStream#answer()].
    static final String SLOW = "slow-";

    @Override
    public UploadStream open(UserRef user, ClientMessage.Init init, StreamPeer peer) {
        FakeStream stream = new FakeStream(init, peer);
        opened.incrementAndGet();
        streams.put(init.name(), stream);
        if (!init.name().startsWith(SLOW)) {
            stream.answer();
        }
        return stream;
    }

    final class FakeStream implements UploadStream {
        final ClientMessage.Init init;
        final StreamPeer peer;
        final byte[] content;
        final CompletableFuture<Void> answered = new CompletableFuture<>();
        final AtomicInteger detaches = new AtomicInteger();
        volatile long received;
        volatile boolean ended;
        private long position;
        private long announced;

        FakeStream(ClientMessage.Init init, StreamPeer peer) {
            this.init = init;
            this.peer = peer;
            this.content = new byte[(int) init.size()];
        }

        void answer() {
            peer.send(new ServerMessage.Ready(
                    init.stream(),
                    "u-" + init.name(),
                    1,
                    init.size() == 0 ? List.of() : List.of(new Range(0, init.size())),
                    List.of(),
                    0,
                    false));
            answered.complete(null);
        }

        long announced() {
            return announced;
        }

        @Override
        public CompletionStage<Void> opened() {
            return answered;
        }

        @Override
        public boolean ended() {
            return ended;
        }

        @Override
        public boolean chunk(long offset, long length) {
            if (!answered.isDone()) {
                throw new IllegalStateException("chunk before the init was answered");
            }
            position = offset;
            announced = length;
            return !ended;
        }

        @Override
        public void write(ByteBuffer piece) {
            int length = piece.remaining();
            piece.get(content, (int) position, length);
            position += length;
            long before = received;
            received = before + length;
        }

        @Override
        public void seal(int block, String sha256) {
            peer.durableChanged();
        }

        @Override
        public void offer(Fingerprint fingerprint) {
            // Any answer that cannot be left out or joined with another.
            peer.send(new ServerMessage.Reject(init.stream(), 0));
        }

        @Override
        public void finish(Fingerprint fingerprint) {
            ended = true;
            peer.end(new ServerMessage.Finished(
                    init.stream(),
                    "f-" + init.name(),
                    init.folder(),
                    init.name(),
                    init.size(),
                    EMPTY,
                    false,
                    Instant.EPOCH));
        }

        @Override
        public void pause() {
            ended = true;
            peer.end(new ServerMessage.Paused(init.stream(), received));
        }

        @Override
        public void cancel() {
            ended = true;
            peer.end(new ServerMessage.Cancelled(init.stream()));
        }

        @Override
        public void proof(String hmac) {}

        @Override
        public void detach() {
            ended = true;
            detaches.incrementAndGet();
            detached.incrementAndGet();
        }

        @Override
        public long durable() {
            return received;
        }

        @Override
        public void handle(ClientMessage message) {
            switch (message) {
                case ClientMessage.Seal seal -> seal(seal.block(), seal.sha256());
                case ClientMessage.Offer offer -> offer(offer.fingerprint());
                case ClientMessage.Finish finish -> finish(finish.fingerprint());
                case ClientMessage.Pause pause -> pause();
                case ClientMessage.Cancel cancel -> cancel();
                case ClientMessage.Proof proof -> proof(proof.hmac());
                case ClientMessage.Init again -> throw new IllegalStateException("init " + again);
            }
        }
    }
}
