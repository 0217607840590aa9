package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import app.lading.server.storage.Receipt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small translations of how things ended.
final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    /// Longer than any commit takes on a disk that works.
    private static final long PATIENCE_SECONDS = 60;

    private Outcomes() {}

    /// What a future failed with, as something that can be said.
    static LadingException cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && (cause instanceof CompletionException || cause instanceof ExecutionException)) {
            cause = cause.getCause();
        }
        return cause instanceof LadingException known
                ? known
                : new LadingException(ErrorCode.INTERNAL, "the server made a mistake", cause);
    }

    /// Notes a failure of something that nobody waits for.
    static void note(CompletableFuture<?> future, String what) {
        then(future, failure -> {
            if (failure != null) {
                LOG.warn("{} did not succeed: {}", what, failure.getMessage());
            }
        });
    }

    /// Goes on when something is done, with what it failed with or null.
    @SuppressWarnings({"FutureReturnValueIgnored", "UnnamedVariable"
    }) // this is the end of the chain; the formatter knows no '_'
    static void then(CompletableFuture<?> future, Consumer<@Nullable LadingException> next) {
        future.whenComplete((ok, failure) -> next.accept(failure == null ? null : cause(failure)));
    }

    /// Waits for a change that a caller wants to be done.
    static <T extends @Nullable Object> T await(CompletableFuture<T> future) throws LadingException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw cause(e);
        } catch (TimeoutException e) {
            throw new LadingException(
                    ErrorCode.STORE_UNAVAILABLE,
                    "the server's disk did not answer for " + PATIENCE_SECONDS + " seconds",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LadingException(ErrorCode.STORE_UNAVAILABLE, "the server is stopping", e);
        }
    }

    /// What a receipt says, on stream 0: the stream is filled in for each who hears it.
    static ServerMessage.Finished finished(Receipt receipt) {
        return new ServerMessage.Finished(
                0,
                receipt.file(),
                receipt.folder(),
                receipt.name(),
                receipt.size(),
                receipt.fingerprint(),
                receipt.instant(),
                receipt.published());
    }
}
