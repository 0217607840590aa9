package app.lading.packaging.programs;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes bytes a fixed time after they came, in order, as a long cable does: it holds as much as is under way.
public final class DelayLine implements AutoCloseable {
    private final OutputStream out;
    private final Duration delay;
    private final DelayQueue<Piece> underWay = new DelayQueue<>();
    private final @Nullable CompletableFuture<Void> writer;

    /// @param delay how long each byte is under way; none writes at once
    /// @param threads one of them is taken by a line with a delay, until it is closed
    public DelayLine(OutputStream out, Duration delay, ExecutorService threads) {
        this.out = out;
        this.delay = delay;
        this.writer = delay.isZero() ? null : CompletableFuture.runAsync(this::writeAll, threads);
    }

    /// Takes bytes.
    public void write(byte[] buffer, int length) throws IOException {
        if (writer == null) {
            out.write(buffer, 0, length);
        } else {
            underWay.add(new Piece(Arrays.copyOf(buffer, length), System.nanoTime() + delay.toNanos()));
        }
    }

    /// Waits until everything that came is written, or the other end is gone.
    @Override
    public void close() {
        if (writer != null) {
            underWay.add(new Piece(new byte[0], System.nanoTime() + delay.toNanos()));
            writer.join();
        }
    }

    private void writeAll() {
        try {
            for (Piece piece = underWay.take(); piece.bytes.length > 0; piece = underWay.take()) {
                out.write(piece.bytes);
            }
        } catch (IOException e) {
            underWay.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Piece implements Delayed {
        private final byte[] bytes;
        private final long due;

        Piece(byte[] bytes, long due) {
            this.bytes = bytes;
            this.due = due;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Piece) other).due);
        }
    }
}
