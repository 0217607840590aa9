package app.lading.server.storage;

import java.security.SecureRandom;

/// Names that nobody can guess: 26 characters of a-z and 2-7, 128 random bits, equal on every file system
/// whatever it thinks of case. Thread safe.
public final class Ids {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int CHARACTERS = 26;

    private final SecureRandom random = new SecureRandom();

    /// A new name.
    ///
    /// @param kind its first character, for people who read logs
    public String next(char kind) {
        byte[] bytes = new byte[CHARACTERS];
        random.nextBytes(bytes);
        StringBuilder id = new StringBuilder(CHARACTERS + 1).append(kind);
        for (byte b : bytes) {
            id.append(ALPHABET.charAt(b & 31));
        }
        return id.toString();
    }
}
