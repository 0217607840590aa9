package app.lading.client.account;

import java.util.concurrent.CompletableFuture;

/// Something that asks a server and can be given up.
///
/// @param <R> how it may end
public interface Attempt<R> {

    /// Its end. Never fails: what went wrong is a result.
    CompletableFuture<R> result();

    /// Gives it up: the result becomes its `Cancelled` at once, unless it is there already. Returns at once.
    void cancel();
}
