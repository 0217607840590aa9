package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.error.LadingException;
import app.lading.server.storage.Failures;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Earns the word "durable" for one upload: bytes forced, then the sidecar's digests, then the record of
/// both; counted last. Its tasks run one after the other; the count may be read by any thread.
final class Flush {
    private static final Logger LOG = LoggerFactory.getLogger(Flush.class);

    private final Workshop shop;
    private final String id;
    private final Blocks blocks;
    private final PartFile part;
    private final AtomicLong durable = new AtomicLong();

    Flush(Workshop shop, String id, Blocks blocks, PartFile part) {
        this.shop = shop;
        this.id = id;
        this.blocks = blocks;
        this.part = part;
    }

    /// Bytes of sealed blocks that are recorded.
    long durable() {
        return durable.get();
    }

    /// What is recorded already when the upload is opened.
    void start(long bytes) {
        durable.set(bytes);
    }

    /// Makes last what the state has and the record has not.
    ///
    /// @param failed hears that the disk failed: the open file must not be used any more
    /// @return done when it is recorded; failed when it is not, to be tried again
    CompletableFuture<Void> now(UploadState state, Consumer<LadingException> failed) {
        UploadState.Unrecorded taken = state.takeUnrecorded();
        if (taken == null) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            part.force();
            shop.counters().forced();
            shop.counters().diskWorked();
        } catch (IOException e) {
            LOG.error("The disk failed under upload {}: back to what was durable, to be read before it counts", id, e);
            LadingException cause = Failures.of(e);
            failed.accept(cause);
            return CompletableFuture.failedFuture(cause);
        }
        long bytes = taken.sealed().stream()
                .mapToLong(block -> blocks.length(block.block()))
                .sum();
        return shop.storage()
                .uploads()
                .record(id, taken.sealed(), taken.open(), shop.now())
                .whenComplete((ok, failure) -> {
                    if (failure == null) {
                        count(state, bytes);
                    } else {
                        state.putBack(taken);
                    }
                });
    }

    private void count(UploadState state, long bytes) {
        if (bytes > 0) {
            durable.addAndGet(bytes);
            shop.counters().durable(bytes);
            state.attachments().forEach(Attachment::durableChanged);
        }
    }
}
