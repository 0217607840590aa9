package app.lading.client.desktop;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keychain of the system: GNOME Keyring or another Secret Service, KWallet, the macOS Keychain, or the
/// Windows Credential Store, whichever java-keyring finds.
///
/// All calls are made by one daemon thread, because the systems' libraries block, and may do so for ever;
/// whoever asks gets an answer in time all the same.
final class KeyringKeychain implements Keychain {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringKeychain.class);
    private static final String SERVICE = "Lading";
    private static final Availability ASKED = new Availability.Available("");

    private final Executor thread;
    private final Backend backend;
    private final Duration patience;
    private final Duration personPatience;
    private volatile CompletableFuture<Availability> availability;

    /// The calls of the library, which block. Production uses java-keyring; tests let them hang and fail.
    interface Backend {
        /// Finds the keychain of this system.
        ///
        /// @return what people call it
        String open() throws Exception;

        @Nullable
        String get(String service, String name) throws Exception;

        void put(String service, String name, String secret) throws Exception;

        void remove(String service, String name) throws Exception;

        /// Ends the threads of the library.
        default void close() throws Exception {
            // Some have none.
        }
    }

    /// @param patience with the system, at opening
    /// @param personPatience with a person who is asked to unlock it
    KeyringKeychain(Backend backend, Duration patience, Duration personPatience) {
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("lading-keychain").daemon().factory());
        this.backend = backend;
        this.patience = patience;
        this.personPatience = personPatience;
        this.availability = look();
    }

    private CompletableFuture<Availability> look() {
        return CompletableFuture.supplyAsync(this::open, thread)
                .completeOnTimeout(
                        new Availability.Unavailable(
                                Availability.Why.SILENT, "The keychain of this system does not answer."),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// The keychain of this system; looked for at once, on its own thread.
    static Keychain ofThisSystem() {
        return new KeyringKeychain(new JavaKeyring(), Duration.ofSeconds(5), Duration.ofMinutes(2));
    }

    private Availability open() {
        try {
            return new Availability.Available(backend.open());
        } catch (Exception | LinkageError e) {
            // A library of the system that is not there is a LinkageError.
            LOG.info("there is no keychain here: {}", e.toString());
            return new Availability.Unavailable(
                    Availability.Why.NONE, "This system has no keychain that this program can use.");
        }
    }

    @Override
    public CompletableFuture<Availability> availability() {
        return availability.copy();
    }

    @Override
    public CompletableFuture<Void> put(String name, char[] secret) {
        String copy = new String(secret);
        return ask(() -> {
            backend.put(SERVICE, name, copy);
            return null;
        });
    }

    @Override
    public CompletableFuture<Optional<char[]>> get(String name) {
        // Right after the start of the computer it may come later than this program.
        if (availability.getNow(ASKED) instanceof Availability.Unavailable) {
            availability = look();
        }
        return ask(() -> Optional.ofNullable(backend.get(SERVICE, name)).map(String::toCharArray));
    }

    @Override
    public CompletableFuture<Void> remove(String name) {
        return ask(() -> {
            backend.remove(SERVICE, name);
            return null;
        });
    }

    @Override
    public void close() {
        thread.execute(() -> {
            try {
                backend.close();
            } catch (Exception e) {
                LOG.debug("the keychain could not be left in order", e);
            }
        });
    }

    private <T extends @Nullable Object> CompletableFuture<T> ask(Callable<T> question) {
        return availability.thenCompose(there -> switch (there) {
            case Availability.Unavailable none ->
                CompletableFuture.<T>failedFuture(new KeychainException(none.reason()));
            case Availability.Available available -> asked(question);
        });
    }

    private <T extends @Nullable Object> CompletableFuture<T> asked(Callable<T> question) {
        return CompletableFuture.supplyAsync(() -> call(question), thread)
                .orTimeout(personPatience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(e -> CompletableFuture.failedFuture(inWords(e)));
    }

    private static <T extends @Nullable Object> T call(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            // The library's message may say anything; it is for the log alone.
            LOG.info("the keychain refused", e);
            throw new KeychainException("The keychain of this system refused.", e);
        }
    }

    private static KeychainException inWords(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof KeychainException known) {
            return known;
        }
        return cause instanceof TimeoutException
                ? new KeychainException("The keychain of this system does not answer.", cause)
                : new KeychainException("The keychain of this system failed.", cause);
    }

    /// java-keyring. What is not there and what may not be read are the same exception to it.
    private static final class JavaKeyring implements Backend {
        private @Nullable Keyring keyring;

        @Override
        public String open() throws BackendNotSupportedException {
            Keyring opened = Keyring.create();
            keyring = opened;
            return name(opened.getKeyringStorageType());
        }

        private static String name(KeyringStorageType type) {
            return switch (type) {
                case GNOME_KEYRING -> "GNOME Keyring";
                case KWALLET -> "KWallet";
                case WINDOWS_CREDENTIAL_STORE -> "Windows Credential Store";
                case OSX_KEYCHAIN, LEGACY_OSX_KEYCHAIN -> "Keychain";
            };
        }

        private Keyring opened() {
            Keyring opened = keyring;
            if (opened == null) {
                throw new IllegalStateException("the keychain was not opened");
            }
            return opened;
        }

        @Override
        public @Nullable String get(String service, String name) {
            try {
                return opened().getPassword(service, name);
            } catch (PasswordAccessException e) {
                LOG.debug("the keychain has no such secret, or does not give it", e);
                return null;
            }
        }

        @Override
        public void put(String service, String name, String secret) throws PasswordAccessException {
            opened().setPassword(service, name, secret);
        }

        @Override
        public void remove(String service, String name) {
            try {
                opened().deletePassword(service, name);
            } catch (PasswordAccessException e) {
                LOG.debug("the keychain has no such secret", e);
            }
        }

        /// The bus of Linux desktops has a thread that would keep the program alive.
        @Override
        public void close() throws Exception {
            Keyring open = keyring;
            if (open != null) {
                open.close();
            }
        }
    }
}
