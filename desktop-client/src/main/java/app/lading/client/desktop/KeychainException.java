package app.lading.client.desktop;

/// The keychain did not do what it was asked. The message is a sentence for people and holds no secret.
public final class KeychainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeychainException(String message) {
        super(message);
    }

    public KeychainException(String message, Throwable cause) {
        super(message, cause);
    }
}
