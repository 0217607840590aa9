package app.lading.client.transfer;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes the random name of a transfer towards the server: 128 bits in 22 characters.
final class Keys {
    private final RandomGenerator random;

    Keys(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
