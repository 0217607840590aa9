package app.lading.server.access.socket;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.server.logic.UploadStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The open streams of one socket: finds the stream of each message and hands it on.
///
/// A message for a stream whose `init` is not yet answered cannot be handed on. It and all that follows it in
/// the same burst is then kept, in order, and the socket is not read until the answer is there; so at most one
/// read buffer is kept for a socket.
///
/// Messages come from the reading task only. Streams end on any thread.
final class SocketStreams {

    /// Below this, bytes of a stream that only waits for `finished` are not acknowledged at once: its end does
    /// that, and thousands of small files need no `progress` each. All such streams together fill less than
    /// half a window.
    private static final long SMALL = 16 << 10;

    /// Something that came for a stream and can be handed on later.
    private record Kept(long stream, Runnable handOn) {
        static final long NO_STREAM = -1;
    }

    private final UploadSocket socket;
    private final StreamOpener opener;
    private final SocketServices services;

    private final Object lock = new Object();
    private final Map<Long, SocketStream> open = new HashMap<>();
    private final PastStreams past = new PastStreams();
    private boolean closed;

    // Of the reading task only:
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private final List<SocketStream> touched = new ArrayList<>();
    private @Nullable SocketStream current;

    SocketStreams(UploadSocket socket, SocketServices services) {
        this.socket = socket;
        this.services = services;
        this.opener = services.streams();
    }

    void message(ClientMessage message) {
        handOnOrKeep(new Kept(message.stream(), () -> handle(message)));
    }

    /// A chunk begins.
    ///
    /// @param length its payload bytes, -1 when they are not known yet
    void chunk(long stream, long offset, long length) {
        handOnOrKeep(new Kept(stream, () -> beginChunk(stream, offset, length)));
    }

    void piece(ByteBuffer piece) {
        if (kept.isEmpty()) {
            write(piece);
        } else {
            ByteBuffer copy = ByteBuffer.allocate(piece.remaining()).put(piece).flip();
            kept.add(new Kept(Kept.NO_STREAM, () -> write(copy)));
        }
    }

    void chunkEnd() {
        handOnOrKeep(new Kept(Kept.NO_STREAM, () -> current = null));
    }

    /// Whether something waits for the answer to an `init`.
    boolean isBlocked() {
        return !kept.isEmpty();
    }

    /// Hands on what was kept, as far as it can be.
    void replay() {
        while (!kept.isEmpty() && isReady(kept.element().stream())) {
            kept.remove().handOn().run();
        }
    }

    /// The streams of which the peer is to be told that their bytes were taken, at the end of a burst.
    List<SocketStream> acknowledge() {
        List<SocketStream> due = new ArrayList<>(touched.size());
        for (SocketStream stream : touched) {
            long unsaid = stream.acknowledging();
            if (unsaid > 0 && !stream.isEnded() && (unsaid >= SMALL || !stream.isFinishing())) {
                due.add(stream);
            }
        }
        touched.clear();
        return due;
    }

    /// The streams with bytes that were taken a while ago and not yet acknowledged.
    List<SocketStream> unacknowledged() {
        synchronized (lock) {
            return open.values().stream().filter(stream -> stream.unsaid() > 0).toList();
        }
    }

    /// The stream said its last word: its number is free.
    void ended(SocketStream stream) {
        synchronized (lock) {
            if (open.remove(stream.number(), stream)) {
                past.add(stream.number());
            }
        }
    }

    /// The socket is gone. Idempotent, any thread.
    void detachAll() {
        List<SocketStream> all;
        synchronized (lock) {
            closed = true;
            all = List.copyOf(open.values());
            open.clear();
        }
        for (SocketStream stream : all) {
            detach(stream);
        }
    }

    int count() {
        synchronized (lock) {
            return open.size();
        }
    }

    private void handOnOrKeep(Kept came) {
        if (kept.isEmpty() && isReady(came.stream())) {
            came.handOn().run();
        } else {
            kept.add(came);
        }
    }

    private boolean isReady(long number) {
        if (number == Kept.NO_STREAM) {
            return true;
        }
        @Nullable SocketStream stream = find(number);
        return stream == null || stream.isReady();
    }

    private void handle(ClientMessage message) {
        if (message instanceof ClientMessage.Init init) {
            begin(init);
            return;
        }
        @Nullable SocketStream stream = findOrRefuse(message.stream());
        if (stream != null) {
            if (message instanceof ClientMessage.Finish) {
                stream.finishing();
            }
            Objects.requireNonNull(stream.upload()).handle(message);
        }
    }

    private void begin(ClientMessage.Init init) {
        if (!socket.checkSession()) {
            return;
        }
        SocketStream stream = new SocketStream(init.stream(), socket);
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (open.containsKey(init.stream())) {
                // Without a stream number: with one, the peer would take the open stream for ended.
                refuse(null, ErrorCode.BAD_STATE, "stream " + init.stream() + " is open already; it goes on");
                return;
            }
            if (open.size() >= services.limits().streams()) {
                refuse(
                        init.stream(),
                        ErrorCode.TOO_MANY_STREAMS,
                        "a socket has at most " + services.limits().streams() + " open streams");
                past.add(init.stream());
                return;
            }
            open.put(init.stream(), stream);
        }
        UploadStream upload = opener.open(socket.session().user(), init, stream);
        stream.opened(upload);
        upload.opened().thenRun(socket::wake);
        boolean tooLate;
        synchronized (lock) {
            tooLate = closed;
        }
        if (tooLate) {
            detach(stream);
        }
    }

    private void beginChunk(long number, long offset, long length) {
        current = null;
        @Nullable SocketStream stream = findOrRefuse(number);
        if (stream != null && Objects.requireNonNull(stream.upload()).chunk(offset, length)) {
            current = stream;
        }
    }

    private void write(ByteBuffer piece) {
        @Nullable SocketStream stream = current;
        if (stream == null || stream.isEnded()) {
            return;
        }
        int bytes = piece.remaining();
        Objects.requireNonNull(stream.upload()).write(piece);
        services.counters().payload(bytes);
        if (stream.take(bytes)) {
            touched.add(stream);
        }
    }

    private @Nullable SocketStream findOrRefuse(long number) {
        @Nullable SocketStream stream;
        boolean before;
        synchronized (lock) {
            stream = open.get(number);
            before = closed || past.contains(number);
        }
        if (stream == null && !before) {
            refuse(number, ErrorCode.BAD_STATE, "stream " + number + " is not open on this socket; say init first");
        }
        return stream;
    }

    private @Nullable SocketStream find(long number) {
        synchronized (lock) {
            return open.get(number);
        }
    }

    private void refuse(@Nullable Long stream, ErrorCode code, String message) {
        socket.refuse(stream, new LadingException(code, message));
    }

    private static void detach(SocketStream stream) {
        @Nullable UploadStream upload = stream.upload();
        if (upload != null) {
            upload.detach();
        }
    }
}
