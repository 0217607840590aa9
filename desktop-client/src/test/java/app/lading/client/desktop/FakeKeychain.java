package app.lading.client.desktop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A keychain made of memory, that can be missing or locked.
public final class FakeKeychain implements Keychain {
    public final Map<String, String> secrets = new HashMap<>();
    /// What it says about itself.
    public Availability availability = new Availability.Available("Fake Keyring");
    /// When not null, every call fails with this sentence.
    public String refusal;

    public static FakeKeychain missing() {
        FakeKeychain none = new FakeKeychain();
        none.availability = new Availability.Unavailable(
                Availability.Why.NONE, "This system has no keychain that this program can use.");
        return none;
    }

    @Override
    public CompletableFuture<Availability> availability() {
        return CompletableFuture.completedFuture(availability);
    }

    @Override
    public CompletableFuture<Void> put(String name, char[] secret) {
        if (isShut()) {
            return refused();
        }
        secrets.put(name, new String(secret));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Optional<char[]>> get(String name) {
        return isShut()
                ? refused()
                : CompletableFuture.completedFuture(
                        Optional.ofNullable(secrets.get(name)).map(String::toCharArray));
    }

    @Override
    public CompletableFuture<Void> remove(String name) {
        if (isShut()) {
            return refused();
        }
        secrets.remove(name);
        return CompletableFuture.completedFuture(null);
    }

    private boolean isShut() {
        return refusal != null || !availability.isAvailable();
    }

    private <T> CompletableFuture<T> refused() {
        String reason = availability instanceof Availability.Unavailable none ? none.reason() : refusal;
        return CompletableFuture.failedFuture(new KeychainException(reason));
    }
}
