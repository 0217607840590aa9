package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.client.desktop.Keychain.Availability;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyringKeychainTest {
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofSeconds(20);

    private final Memory memory = new Memory();

    /// What a system's library may do.
    private static final class Memory implements KeyringKeychain.Backend {
        final Map<String, String> secrets = new HashMap<>();
        final CountDownLatch hanging = new CountDownLatch(1);
        boolean hangsAtOpening;
        boolean hangsLater;
        Exception refusal;
        Error missingLibrary;

        @Override
        public String open() throws Exception {
            if (hangsAtOpening) {
                hanging.await();
            }
            if (missingLibrary != null) {
                throw missingLibrary;
            }
            return "Memory Keyring";
        }

        private void go() throws Exception {
            if (hangsLater) {
                hanging.await();
            }
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public String get(String service, String name) throws Exception {
            go();
            return secrets.get(service + "/" + name);
        }

        @Override
        public void put(String service, String name, String secret) throws Exception {
            go();
            secrets.put(service + "/" + name, secret);
        }

        @Override
        public void remove(String service, String name) throws Exception {
            go();
            secrets.remove(service + "/" + name);
        }
    }

    @AfterEach
    void letGo() {
        memory.hanging.countDown();
    }

    @Test
    void a_secret_comes_back_until_it_is_removed() throws Exception {
        Keychain keychain = new KeyringKeychain(memory, LATER, LATER);
        char[] secret = "t0k3n".toCharArray();

        keychain.put("id", secret).get();
        assertThat(secret).containsExactly('t', '0', 'k', '3', 'n');
        assertThat(memory.secrets).containsEntry("Lading/id", "t0k3n");
        assertThat(keychain.get("id").get())
                .hasValueSatisfying(chars -> assertThat(chars).containsExactly(secret));

        keychain.remove("id").get();
        assertThat(keychain.get("id").get()).isEmpty();
        assertThat(keychain.availability().get()).isEqualTo(new Availability.Available("Memory Keyring"));
    }

    @Test
    void a_system_without_a_keychain_is_told() throws Exception {
        memory.missingLibrary = new UnsatisfiedLinkError("libsecret");
        Keychain keychain = new KeyringKeychain(memory, LATER, LATER);

        assertThat(keychain.availability().get())
                .isEqualTo(new Availability.Unavailable(
                        Availability.Why.NONE, "This system has no keychain that this program can use."));
        assertThatThrownBy(() -> keychain.get("id").get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(KeychainException.class);
    }

    @Test
    void a_keychain_that_hangs_at_opening_is_not_waited_for() throws Exception {
        memory.hangsAtOpening = true;
        Keychain keychain = new KeyringKeychain(memory, SOON, LATER);

        assertThat(keychain.availability().get(10, TimeUnit.SECONDS))
                .isEqualTo(new Availability.Unavailable(
                        Availability.Why.SILENT, "The keychain of this system does not answer."));
    }

    @Test
    void a_keychain_that_hangs_later_is_not_waited_for() {
        memory.hangsLater = true;
        Keychain keychain = new KeyringKeychain(memory, LATER, SOON);

        assertThatThrownBy(() -> keychain.get("id").get(10, TimeUnit.SECONDS))
                .rootCause()
                .satisfies(e -> assertThat(e)
                        .isInstanceOfAny(KeychainException.class, java.util.concurrent.TimeoutException.class));
        assertThatThrownBy(() -> keychain.get("id").get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(KeychainException.class)
                .hasMessage("The keychain of this system does not answer.");
    }

    @Test
    void what_the_library_says_reaches_the_log_only() {
        memory.refusal = new IllegalStateException("secret t0k3n refused");
        Keychain keychain = new KeyringKeychain(memory, LATER, LATER);

        assertThatThrownBy(() -> keychain.put("id", "t0k3n".toCharArray()).get())
                .cause()
                .isInstanceOf(KeychainException.class)
                .hasMessage("The keychain of this system refused.");
    }

    @Test
    void a_keychain_that_comes_later_is_found_when_a_secret_is_wanted() throws Exception {
        memory.missingLibrary = new UnsatisfiedLinkError("libsecret");
        Keychain keychain = new KeyringKeychain(memory, LATER, LATER);
        assertThat(keychain.availability().get().isAvailable()).isFalse();
        memory.missingLibrary = null;
        memory.secrets.put("Lading/id", "t0k3n");

        assertThat(keychain.get("id").get())
                .hasValueSatisfying(secret -> assertThat(secret).isEqualTo("t0k3n".toCharArray()));
        assertThat(keychain.availability().get().isAvailable()).isTrue();
    }
}
