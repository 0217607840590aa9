package app.lading.client.transfer;

import app.lading.model.message.ClientMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// A large file on one lane: its stream, the blocks it has there, and the seals that the server may not have taken yet.
final class Attachment {
    final Stream stream;
    final Deque<SealMark> seals = new ArrayDeque<>();
    boolean isReady;

    /// Blocks that are being read for this lane or wait on its stream.
    int count;

    Attachment(Stream stream) {
        this.stream = stream;
    }

    /// A seal, and how much had been sent on the stream before it.
    record SealMark(int block, long sentBefore) {}

    /// Tells this attachment from others of the same file, also of the same lane at another time.
    long id() {
        return (long) stream.lane().number() << 32 | stream.number();
    }

    void say(ClientMessage message) {
        stream.lane().say(message);
    }

    /// The blocks whose seals the server has taken for certain: it acknowledged bytes that were sent behind them.
    List<Integer> takenSeals() {
        List<Integer> taken = new ArrayList<>();
        while (!seals.isEmpty() && stream.acked() > seals.getFirst().sentBefore()) {
            taken.add(seals.removeFirst().block());
        }
        return taken;
    }
}
