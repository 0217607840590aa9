package app.lading.client.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The writing half of a lane: takes what waits, many frames at a time, and sends it in as few calls as it can.
final class LaneWriter {
    private static final int AT_ONCE = 64;

    private final SendQueue queue;
    private final WireOut out;
    private final Frame[] frames = new Frame[AT_ONCE];
    private final ByteBuffer[] bytes = new ByteBuffer[AT_ONCE];

    LaneWriter(SendQueue queue, WireOut out) {
        this.queue = queue;
        this.out = out;
    }

    /// Writes until the queue ends.
    ///
    /// @throws IOException when the connection breaks
    void run() throws IOException {
        int count = queue.take(frames);
        while (count > 0) {
            long size = 0;
            try {
                for (int i = 0; i < count; i++) {
                    bytes[i] = frames[i].bytes();
                    size += frames[i].size();
                }
                out.write(bytes, count);
            } finally {
                for (int i = 0; i < count; i++) {
                    frames[i].release();
                }
                Arrays.fill(frames, 0, count, null);
                Arrays.fill(bytes, 0, count, null);
            }
            queue.written(size);
            count = queue.take(frames);
        }
    }
}
