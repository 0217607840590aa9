package app.lading.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The rate limiter as the lanes meet it: those that must wait for tokens are served in turn, so that no lane starves
/// beside another.
final class Turnstile {
    private final RateLimiter limiter;
    private final EventLoop loop;
    private final Deque<LanePump> waiting = new ArrayDeque<>();
    private EventLoop.@Nullable Timer timer;

    Turnstile(RateLimiter limiter, EventLoop loop) {
        this.limiter = limiter;
        this.loop = loop;
    }

    /// The size of a piece that goes through smoothly.
    int piece(int wanted) {
        return limiter.piece(wanted);
    }

    /// Whether a lane may send so many bytes now. When not, it is pumped when its turn comes.
    boolean mayPass(LanePump lane, int bytes) {
        if (limiter.limit() == 0) {
            return true;
        }
        if (waiting.isEmpty() || waiting.peekFirst() == lane) {
            if (limiter.take(bytes, loop.nanos())) {
                waiting.remove(lane);
                serveNext(bytes);
                return true;
            }
        }
        if (!waiting.contains(lane)) {
            waiting.addLast(lane);
        }
        serveNext(bytes);
        return false;
    }

    /// Whether somebody waits for tokens now.
    boolean isHolding() {
        return limiter.limit() > 0 && !waiting.isEmpty();
    }

    private void serveNext(int bytes) {
        if (timer == null && !waiting.isEmpty()) {
            timer = loop.after(Math.max(1, limiter.nanosUntil(bytes, loop.nanos())), () -> {
                timer = null;
                serve(bytes);
            });
        }
    }

    private void serve(int bytes) {
        LanePump lane = waiting.peekFirst();
        if (lane == null) {
            return;
        }
        lane.pump();
        if (waiting.peekFirst() == lane && !lane.wantsToSend()) {
            waiting.removeFirst();
        }
        serveNext(bytes);
    }

    /// The limit changed: everybody is looked at again.
    void reset() {
        waiting.clear();
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
