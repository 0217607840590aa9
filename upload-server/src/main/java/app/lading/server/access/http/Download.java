package app.lading.server.access.http;

import app.lading.model.error.LadingException;
import app.lading.server.access.buffer.DirectBuffers;
import app.lading.server.logic.FileContent;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;

/// Sends a range of a file as the receiver takes it. While the receiver does not, no thread waits for it; when
/// it takes nothing for a minute, the connection is ended.
///
/// The length is announced before the first byte, and a block is checked before it is sent: a file that turns
/// out to be damaged ends the connection early, so a receiver can never take it for whole.
final class Download implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Download.class);
    /// Bytes of a buffer.
    static final int BUFFER = 256 << 10;

    private static final int STALLED_SECONDS = 60;
    private static final List<HttpString> ABOUT_CONTENT = List.of(
            Headers.CONTENT_LENGTH,
            Headers.CONTENT_RANGE,
            Headers.CONTENT_DISPOSITION,
            Headers.ETAG,
            Headers.ACCEPT_RANGES);

    /// Bytes after which a download lets others go first.
    private static final long FAIR_SHARE = 4L << 20;

    private enum State {
        RUNNING,
        WAITING,
        ENDED
    }

    private final HttpServerExchange exchange;
    private final FileContent content;
    private final Executor workers;
    private final DirectBuffers buffers;
    private final ByteBuffer buffer;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private final long start;
    private final long end;
    private long position;
    private @Nullable StreamSinkChannel channel;
    private volatile XnioExecutor.@Nullable Key stalled;

    /// A download of one range.
    ///
    /// @param buffers of [#BUFFER] bytes
    /// @param content closed when the download is over, however it ends
    Download(
            HttpServerExchange exchange,
            FileContent content,
            ByteRange range,
            Executor workers,
            DirectBuffers buffers) {
        this.exchange = exchange;
        this.content = content;
        this.workers = workers;
        this.buffers = buffers;
        this.buffer = buffers.take().limit(0);
        this.start = range.start();
        this.position = range.start();
        this.end = range.end();
    }

    @Override
    public void run() {
        try {
            if (position == start && !buffer.hasRemaining()) {
                fill();
            }
            if (sendShare()) {
                finish();
            }
        } catch (IOException e) {
            LOG.debug("The receiver of {} went away: {}", content.file().file(), e.getMessage());
            cut();
        } catch (LadingException e) {
            LOG.warn("The download of file {} stops: {}", content.file().file(), e.getMessage());
            if (channel == null) {
                refuse(e);
            } else {
                cut();
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "A mistake of the server while sending file {}",
                    content.file().file(),
                    e);
            cut();
        }
    }

    /// Sends until the receiver takes no more or it is the turn of others.
    ///
    /// @return whether all is written; when not, a later task goes on
    private boolean sendShare() throws IOException, LadingException {
        StreamSinkChannel sink = channel();
        long share = 0;
        while (position < end || buffer.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                fill();
            }
            int count = sink.write(buffer);
            if (count == 0) {
                waitFor(sink);
                return false;
            }
            share += count;
            if (share >= FAIR_SHARE) {
                workers.execute(this);
                return false;
            }
        }
        return true;
    }

    private void fill() throws LadingException {
        buffer.clear().limit((int) Math.min(BUFFER, end - position));
        int count = content.read(position, buffer);
        if (count <= 0) {
            throw new IllegalStateException("the file has fewer bytes than its size says");
        }
        buffer.flip();
        position += count;
    }

    private StreamSinkChannel channel() {
        StreamSinkChannel sink = channel == null ? exchange.getResponseChannel() : channel;
        channel = sink;
        return sink;
    }

    private void waitFor(StreamSinkChannel sink) {
        state.set(State.WAITING);
        stalled = exchange.getIoThread().executeAfter(this::stalled, STALLED_SECONDS, TimeUnit.SECONDS);
        sink.getWriteSetter().set(ready -> {
            ready.suspendWrites();
            if (state.compareAndSet(State.WAITING, State.RUNNING)) {
                XnioExecutor.@Nullable Key timer = stalled;
                if (timer != null) {
                    timer.remove();
                }
                workers.execute(this);
            }
        });
        sink.resumeWrites();
    }

    private void stalled() {
        if (state.compareAndSet(State.WAITING, State.RUNNING)) {
            cut();
        }
    }

    /// Nothing was said yet, so there is a better answer than a cut connection.
    private void refuse(LadingException e) {
        end();
        ABOUT_CONTENT.forEach(exchange.getResponseHeaders()::remove);
        Problems.send(exchange, e);
    }

    private void finish() throws IOException {
        end();
        exchange.endExchange();
    }

    private void cut() {
        end();
        IoUtils.safeClose(exchange.getConnection());
    }

    private void end() {
        if (state.getAndSet(State.ENDED) != State.ENDED) {
            content.close();
            buffers.give(buffer);
        }
    }
}
