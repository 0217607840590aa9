package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.LinkListener;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ServerMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One socket of the fake server, both ends: the link that the engine holds, and the server's reading of it.
final class FakeSocket implements Link {
    private final FakeServer server;
    private final LinkListener listener;
    private final Map<Long, Open> open = new HashMap<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private boolean over;
    private long queued;
    private long inFlight;
    private long clock;

    FakeSocket(FakeServer server, LinkListener listener) {
        this.server = server;
        this.listener = listener;
    }

    private static final class Open {
        final FakeUpload upload;
        final int lane;
        long taken;
        long told;

        Open(FakeUpload upload, int lane) {
            this.upload = upload;
            this.lane = lane;
        }
    }

    private final Map<Long, Long> sentOn = new HashMap<>();
    private final Map<Long, Long> toldOn = new HashMap<>();

    void open() {
        if (over) {
            return;
        }
        listener.opened();
        tell(new ServerMessage.Welcome(
                1,
                "fake",
                "ana",
                new ServerMessage.Limits(1L << 44, server.chunk, 4 << 20, server.streams, server.window),
                List.of("sha-256-blocks")));
    }

    void fail(LinkFailure failure) {
        if (!over) {
            over = true;
            detachAll();
            listener.failed(failure);
        }
    }

    void closeWith(int code) {
        if (!over) {
            over = true;
            detachAll();
            listener.closed(code, "");
        }
    }

    private void detachAll() {
        open.forEach((number, stream) -> {
            if (stream.upload.lanes.get(stream.lane) == this) {
                stream.upload.lanes.remove(stream.lane);
                stream.upload.streams.remove(stream.lane);
            }
        });
        open.clear();
    }

    // The client's side.

    @Override
    public boolean send(ClientMessage message) {
        if (over) {
            return false;
        }
        later(() -> received(message));
        return true;
    }

    @Override
    public boolean sendChunk(long stream, long offset, byte[] bytes, int from, int length) {
        if (over) {
            return false;
        }
        if (length < 1 || length > server.chunk) {
            server.breaches.add("a chunk of " + length + " bytes");
        }
        if (offset / (4 << 20) != (offset + length - 1) / (4 << 20)) {
            server.breaches.add("a chunk across a block border at " + offset);
        }
        sentOn.merge(stream, (long) length, Long::sum);
        inFlight += length;
        if (inFlight > server.window) {
            server.breaches.add("window exceeded: " + inFlight);
        }
        byte[] copy = Arrays.copyOfRange(bytes, from, from + length);
        queued += length;
        if (server.bytesPerSecond > 0) {
            clock = Math.max(clock, server.loop.nanos()) + length * 1_000_000_000L / server.bytesPerSecond;
        }
        later(() -> {
            queued -= length;
            received(stream, offset, copy);
        });
        return true;
    }

    @Override
    public long queuedBytes() {
        return queued;
    }

    @Override
    public void close() {
        later(() -> {
            over = true;
            detachAll();
        });
    }

    @Override
    public void cancel() {
        over = true;
        detachAll();
    }

    /// In order, each a little later than the one before.
    private void later(Runnable arrival) {
        long now = server.loop.nanos();
        clock = Math.max(clock, now + server.latency / 2) + server.random.nextLong(200_000);
        server.loop.after(clock - now, () -> {
            if (!over) {
                arrival.run();
            }
        });
    }

    private long back;

    private void tell(ServerMessage message) {
        if (server.mute && !(message instanceof ServerMessage.Welcome)) {
            return;
        }
        long now = server.loop.nanos();
        back = Math.max(back, now + server.latency / 2);
        server.loop.after(back - now, () -> {
            if (!over) {
                count(message);
                listener.message(message);
            }
        });
    }

    /// Says that the server stops, and closes.
    void drain(String reason) {
        tell(new ServerMessage.Draining(5, reason));
        server.loop.after(server.latency, () -> closeWith(1012));
    }

    /// What the client knows from now on leaves the window.
    private void count(ServerMessage message) {
        if (message instanceof ServerMessage.Progress progress) {
            long before = toldOn.getOrDefault(progress.stream(), 0L);
            inFlight -= Math.max(0, progress.acked() - before);
            toldOn.put(progress.stream(), Math.max(before, progress.acked()));
        }
        Long ended = endedBy(message);
        if (ended != null) {
            inFlight -= sentOn.getOrDefault(ended, 0L) - toldOn.getOrDefault(ended, 0L);
            toldOn.put(ended, sentOn.getOrDefault(ended, 0L));
        }
    }

    private static Long endedBy(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Finished finished -> finished.stream();
            case ServerMessage.Paused paused -> paused.stream();
            case ServerMessage.Cancelled cancelled -> cancelled.stream();
            case ServerMessage.Failed failed -> failed.stream();
            default -> null;
        };
    }

    // The server's side.

    private void received(ClientMessage message) {
        server.heard.add(message);
        if (message instanceof ClientMessage.Init init) {
            init(init);
            return;
        }
        Open stream = open.get(message.stream());
        if (stream == null) {
            if (!seen.contains(message.stream())) {
                server.breaches.add("a message for a stream that never was: " + message);
            }
            return;
        }
        switch (message) {
            case ClientMessage.Seal seal -> seal(stream, seal);
            case ClientMessage.Finish finish -> finish(stream, finish);
            case ClientMessage.Offer offer ->
                server.content(offer.fingerprint())
                        .ifPresent(file -> end(
                                stream,
                                server.publish(stream.upload, stream.upload.init, offer.fingerprint(), true)
                                        .onStream(0)));
            case ClientMessage.Pause pause ->
                // The disk takes its time; until then the stream is there.
                server.loop.after(200_000_000L, () -> {
                    if (open.get(pause.stream()) == stream) {
                        end(stream, new ServerMessage.Paused(0, stream.upload.durable()));
                    }
                });
            case ClientMessage.Cancel cancel -> {
                server.uploads.remove(stream.upload.id);
                end(stream, new ServerMessage.Cancelled(0));
            }
            default -> server.breaches.add("not expected: " + message);
        }
    }

    private void init(ClientMessage.Init init) {
        if (open.containsKey(init.stream())) {
            server.breaches.add("init of an open stream " + init.stream());
            return;
        }
        seen.add(init.stream());
        names.put(init.stream(), init.name());
        if (open.size() >= server.streams) {
            server.breaches.add("too many streams");
        }
        if (server.refuseInit != null) {
            tell(ServerMessage.Failed.of(init.stream(), new LadingException(server.refuseInit, "refused by the test")));
            return;
        }
        FakeUpload upload = server.find(init).orElse(null);
        if (upload == null && init.upload() != null) {
            tell(ServerMessage.Failed.of(init.stream(), new LadingException(ErrorCode.NOT_FOUND, "no such upload")));
            return;
        }
        if (upload != null && upload.finished != null) {
            tell(upload.finished.onStream(init.stream()));
            return;
        }
        if (upload != null
                && (upload.init.size() != init.size() || !upload.init.name().equals(init.name()))) {
            server.breaches.add("a key was used for another file");
            tell(ServerMessage.Failed.of(init.stream(), new LadingException(ErrorCode.BAD_STATE, "other file")));
            return;
        }
        if (upload == null) {
            ErrorCode refusal = server.refusal(init);
            if (refusal != null) {
                tell(ServerMessage.Failed.of(init.stream(), new LadingException(refusal, "there is no room")));
                return;
            }
            upload = server.newUpload(init);
        }
        if (init.fingerprint() != null && server.content(init.fingerprint()).isPresent()) {
            tell(server.publish(upload, init, init.fingerprint(), true).onStream(init.stream()));
            return;
        }
        attach(init, upload);
        long size = init.size();
        boolean likely = server.files.values().stream().anyMatch(file -> file.init.size() == size) && size > (4 << 20);
        tell(upload.ready(init.stream(), likely));
    }

    private void attach(ClientMessage.Init init, FakeUpload upload) {
        if (!upload.run.equals(init.run())) {
            upload.run = init.run();
            upload.epoch++;
            Map.copyOf(upload.lanes).forEach((lane, socket) -> socket.takenOver(upload.streams.get(lane)));
        }
        FakeSocket older = upload.lanes.get(init.laneNumber());
        if (older != null && older != this) {
            older.takenOver(upload.streams.get(init.laneNumber()));
        } else if (older == this) {
            server.breaches.add("the same lane joined twice on one socket");
        }
        upload.lanes.put(init.laneNumber(), this);
        upload.streams.put(init.laneNumber(), init.stream());
        open.put(init.stream(), new Open(upload, init.laneNumber()));
    }

    private void takenOver(long stream) {
        open.remove(stream);
        tell(ServerMessage.Failed.of(stream, new LadingException(ErrorCode.TAKEN_OVER, "somebody else")));
        server.loop.after(server.latency, () -> closeWith(4409));
    }

    private void received(long number, long offset, byte[] bytes) {
        String name = names.get(number);
        if (name != null) {
            server.receivedOf.merge(name, (long) bytes.length, Long::sum);
        }
        Open stream = open.get(number);
        if (stream == null) {
            if (!seen.contains(number)) {
                server.breaches.add("bytes for a stream that never was");
            }
            return;
        }
        if (offset + bytes.length > stream.upload.init.size()) {
            server.breaches.add("bytes beyond the end");
            return;
        }
        server.received += bytes.length;
        FakeUpload upload = stream.upload;
        for (int i = 0; i < bytes.length; i++) {
            if (!upload.have.contains(offset + i, offset + i + 1)) {
                long end = upload.have
                        .missingWithin(offset + i, offset + bytes.length)
                        .getFirst()
                        .end();
                System.arraycopy(bytes, i, upload.content, (int) offset + i, (int) (end - offset - i));
                upload.have.add(offset + i, end);
                i = (int) (end - offset) - 1;
            } else {
                List<app.lading.model.range.Range> missing =
                        upload.have.missingWithin(offset + i, offset + bytes.length);
                i = missing.isEmpty() ? bytes.length : (int) (missing.getFirst().start() - offset) - 1;
            }
        }
        stream.taken += bytes.length;
        if (server.random.nextInt(3) > 0 || stream.taken - stream.told > server.window / 4) {
            tellProgress(number);
        } else {
            server.loop.after(50_000_000L, () -> tellProgress(number));
        }
    }

    void tellProgress(long number) {
        Open stream = open.get(number);
        if (stream != null && !over) {
            stream.told = stream.taken;
            tell(new ServerMessage.Progress(number, stream.taken, stream.upload.durable()));
        }
    }

    private void seal(Open stream, ClientMessage.Seal seal) {
        FakeUpload upload = stream.upload;
        int block = seal.block();
        byte[] told = HexFormat.of().parseHex(seal.sha256());
        if (upload.sealed.get(block)) {
            if (!Arrays.equals(told, upload.digests[block])) {
                end(stream, ServerMessage.Failed.of(0L, new LadingException(ErrorCode.SOURCE_CHANGED, "other digest")));
            }
            return;
        }
        if (!upload.have.contains(upload.blocks.start(block), upload.blocks.end(block))) {
            server.breaches.add("seal of block " + block + " before its bytes");
            return;
        }
        byte[] here = Digests.sha256().digest(Arrays.copyOfRange(upload.content, (int) upload.blocks.start(block), (int)
                upload.blocks.end(block)));
        if (!Arrays.equals(told, here) || server.random.nextDouble() < server.rejects) {
            upload.have.remove(upload.blocks.start(block), upload.blocks.end(block));
            tell(new ServerMessage.Reject(numberOf(stream), block));
            return;
        }
        upload.sealed.set(block);
        upload.digests[block] = here;
    }

    private long numberOf(Open stream) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue() == stream)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void finish(Open stream, ClientMessage.Finish finish) {
        FakeUpload upload = stream.upload;
        if (upload.sealed.cardinality() < upload.blocks.count()) {
            end(stream, ServerMessage.Failed.of(0L, new LadingException(ErrorCode.BAD_STATE, "not all sealed")));
            return;
        }
        Fingerprint here = upload.fingerprint();
        if (!here.equals(finish.fingerprint())) {
            end(stream, ServerMessage.Failed.of(0L, new LadingException(ErrorCode.FINGERPRINT_MISMATCH, "differs")));
            return;
        }
        server.commit(upload);
        if (server.refuseFinish != null) {
            end(stream, ServerMessage.Failed.of(0L, new LadingException(server.refuseFinish, "refused by the test")));
            return;
        }
        end(stream, server.publish(upload, upload.init, here, false).onStream(0));
    }

    /// Ends the streams of all lanes of an upload with the same answer.
    private void end(Open stream, ServerMessage answer) {
        FakeUpload upload = stream.upload;
        List<Runnable> answers = new ArrayList<>();
        upload.lanes.forEach((lane, socket) -> {
            long number = upload.streams.get(lane);
            answers.add(() -> {
                socket.open.remove(number);
                socket.tell(on(number, answer));
            });
        });
        upload.lanes.clear();
        upload.streams.clear();
        answers.forEach(Runnable::run);
    }

    private static ServerMessage on(long number, ServerMessage answer) {
        return switch (answer) {
            case ServerMessage.Finished finished -> finished.onStream(number);
            case ServerMessage.Paused paused -> new ServerMessage.Paused(number, paused.durable());
            case ServerMessage.Cancelled cancelled -> new ServerMessage.Cancelled(number);
            case ServerMessage.Failed failed ->
                new ServerMessage.Failed(
                        number,
                        failed.code(),
                        failed.message(),
                        failed.remedy(),
                        failed.retryable(),
                        failed.retryAfter(),
                        failed.details());
            default -> throw new IllegalArgumentException("no end: " + answer);
        };
    }
}
