package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Argon2id with the parameters that OWASP names as the minimum (Password Storage Cheat Sheet): 19 MiB, 2
/// passes, 1 lane.
///
/// Each hash takes 19 MiB for some 30 ms, which is a way to exhaust a server, so only a few run at once.
/// Thread safe.
final class Passwords {
    static final int MIN_BYTES = 8;
    static final int MAX_BYTES = 1024;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final long PATIENCE_SECONDS = 15;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce;
    private final String nobody;

    /// @param atOnce how many hashes may run at the same time
    Passwords(int atOnce) {
        this.atOnce = new Semaphore(atOnce, true);
        this.nobody = encode(new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /// @throws LadingException `bad-request` for a password that is too short or too long
    void check(String password) throws LadingException {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new LadingException(
                    ErrorCode.BAD_REQUEST,
                    "a password has " + MIN_BYTES + " to " + MAX_BYTES + " bytes in UTF-8, but this one has " + bytes);
        }
    }

    /// The hash in PHC string form, `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
    String hash(String password) throws LadingException {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(salt, argon2(password, salt, MEMORY_KIB, PASSES, LANES));
    }

    /// Whether the password belongs to the hash. Takes the same work, and gives false, for null: an unknown
    /// user.
    boolean matches(String password, @Nullable String stored) throws LadingException {
        Encoded encoded = Encoded.parse(stored == null ? nobody : stored);
        byte[] hash = argon2(password, encoded.salt, encoded.memory, encoded.passes, encoded.lanes);
        return MessageDigest.isEqual(hash, encoded.hash) && stored != null;
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes) throws LadingException {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new LadingException(
                    ErrorCode.BAD_REQUEST,
                    "a password has at most " + MAX_BYTES + " bytes, but this one has " + bytes.length);
        }
        acquire();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[HASH_BYTES];
            generator.generateBytes(bytes, hash);
            return hash;
        } finally {
            atOnce.release();
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private void acquire() throws LadingException {
        try {
            if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new LadingException(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "too many people are signing in at this moment",
                        Map.of("retryAfter", 5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LadingException(ErrorCode.STORE_UNAVAILABLE, "the server is stopping", e);
        }
    }

    private static String encode(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /// A stored hash, with its own parameters, so that they can be raised later.
    private static final class Encoded {
        private final int memory;
        private final int passes;
        private final int lanes;
        private final byte[] salt;
        private final byte[] hash;

        private Encoded(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
            this.memory = memory;
            this.passes = passes;
            this.lanes = lanes;
            this.salt = salt;
            this.hash = hash;
        }

        static Encoded parse(String text) {
            String[] fields = text.split("\\$", -1);
            if (fields.length != 6 || !fields[1].equals("argon2id")) {
                throw new IllegalStateException("a stored password is not one of argon2id");
            }
            String[] costs = fields[3].split(",", -1);
            return new Encoded(
                    Integer.parseInt(costs[0].substring(2)),
                    Integer.parseInt(costs[1].substring(2)),
                    Integer.parseInt(costs[2].substring(2)),
                    Base64.getDecoder().decode(fields[4]),
                    Base64.getDecoder().decode(fields[5]));
        }
    }
}
