package app.lading.client.store;

/// Another process works on this job.
public final class JobInUseException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param holder who holds it, for people
    public JobInUseException(String holder) {
        super(holder);
    }
}
