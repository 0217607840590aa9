package app.lading.packaging.trial;

/// The trial cannot go on. The message is written for the person who started it.
public final class TrialException extends Exception {

    private static final long serialVersionUID = 1;

    private final String message;

    public TrialException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
