package app.lading.server.storage;

import java.security.SecureRandom;
import java.time.Clock;

/// Names that nobody can guess: 128 random bits in 26 characters of 2-7 and a-z, equal on every file system whatever
/// it thinks of case. The time comes before them, so that rows made together lie together: a table with names in no
/// order is written anew, page by page, for every group of small files. Thread safe.
public final class Ids {
    /// In the order in which the database sorts them.
    private static final String ALPHABET = "234567abcdefghijklmnopqrstuvwxyz";

    private static final int RANDOM = 26;

    /// Milliseconds since 1970, enough for a thousand years.
    private static final int TIME = 9;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Ids(Clock clock) {
        this.clock = clock;
    }

    /// A new name.
    ///
    /// @param kind its first character, for people who read logs
    public String next(char kind) {
        byte[] bytes = new byte[RANDOM];
        random.nextBytes(bytes);
        StringBuilder id = new StringBuilder(1 + TIME + RANDOM).append(kind);
        long now = clock.millis();
        for (int shift = 5 * (TIME - 1); shift >= 0; shift -= 5) {
            id.append(ALPHABET.charAt((int) (now >>> shift) & 31));
        }
        for (byte b : bytes) {
            id.append(ALPHABET.charAt(b & 31));
        }
        return id.toString();
    }
}
