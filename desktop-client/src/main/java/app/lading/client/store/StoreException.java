package app.lading.client.store;

/// The job's database failed. Nothing of a transfer depends on it alone, so the engine stops, says so, and continues at
/// the next start from what the server has.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String doing, Throwable cause) {
        super("the job's database failed while " + doing + ": " + cause.getMessage(), cause);
    }
}
