package app.lading.client.transfer;

import app.lading.client.link.LinkException;
import app.lading.client.link.ServerApi;
import app.lading.model.api.Api;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What the server says about space, asked again when something was added, and now and then while something
/// is sent.
final class ServerFacts {
    private static final long LASTS = 30_000_000_000L;

    /// Many items are often added one behind the other: asked once for all of them.
    private static final long SOON = 200_000_000L;

    private final ApiCalls calls;
    private final EventLoop loop;
    private final String device;
    private final LongConsumer largest;
    private @Nullable Facts facts;
    private boolean asking;
    private boolean planned;
    private long askedAt;

    /// @param largest is told how large a file may be, whenever the server says it
    ServerFacts(ApiCalls calls, EventLoop loop, String device, LongConsumer largest) {
        this.calls = calls;
        this.loop = loop;
        this.device = device;
        this.largest = largest;
    }

    /// As the server said it.
    ///
    /// @param reservedHere bytes that this machine's own unfinished uploads take already
    private record Facts(Api.Session session, long reservedHere) {
        @Nullable
        Long quotaFree() {
            Long quota = session.quota();
            return quota == null ? null : Math.max(0, quota - session.used() - session.reserved() + reservedHere);
        }

        @Nullable
        Long diskFree() {
            Long free = session.free();
            return free == null ? null : free + reservedHere;
        }
    }

    /// Something was added, or the connection is a new one.
    void askSoon() {
        if (!planned) {
            planned = true;
            loop.after(SOON, () -> {
                planned = false;
                ask();
            });
        }
    }

    /// Called once a second while something is to be sent.
    void refresh() {
        if (loop.nanos() - askedAt > LASTS) {
            ask();
        }
    }

    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        askedAt = loop.nanos();
        calls.ask(
                this::facts,
                now -> {
                    asking = false;
                    facts = now;
                    largest.accept(now.session().maxFileSize());
                },
                // Without an answer the last one stays, and everything goes on: the server has the last word anyway.
                failure -> asking = false);
    }

    private Facts facts(ServerApi api) throws LinkException {
        Api.Session session = api.session(device);
        Long here = session.reservedHere();
        return new Facts(session, here == null ? 0 : here);
    }

    Preflight preflight(QueueSums sums) {
        Facts known = facts;
        return new Preflight(
                sums.runnableBytes(),
                known == null ? null : known.quotaFree(),
                known == null ? null : known.diskFree(),
                known == null ? null : known.session().maxFileSize(),
                sums.problems("bad-name") + sums.folderProblems("bad-name"),
                sums.problems("source-unreadable"),
                sums.folderProblems("source-unreadable"),
                sums.problems("name-exists"),
                sums.problems("file-too-large"));
    }
}
