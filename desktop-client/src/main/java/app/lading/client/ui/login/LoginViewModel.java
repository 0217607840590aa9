package app.lading.client.ui.login;

import app.lading.client.account.Account;
import app.lading.client.account.Attempt;
import app.lading.client.account.InviteLink;
import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Durations;
import app.lading.client.ui.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The state of the login: what was typed, what the server says to it, what went wrong.
///
/// The server is asked a moment after the last key; asking and signing in can be given up at any time. The password
/// is never held here.
public final class LoginViewModel {
    private static final Duration REST_OF_TYPING = Duration.ofMillis(400);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Entrance entrance;
    private final UiThread ui;
    private final InstantSource clock;
    private final Durations durations;

    private final StringProperty server = new SimpleStringProperty(this, "server", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final BooleanProperty passwordGiven = new SimpleBooleanProperty(this, "passwordGiven");
    private final BooleanProperty keep = new SimpleBooleanProperty(this, "keep", true);
    private final ReadOnlyObjectWrapper<ServerState> serverState =
            new ReadOnlyObjectWrapper<>(this, "serverState", new ServerState.Unknown());
    private final ReadOnlyObjectWrapper<@Nullable LoginTrouble> trouble = new ReadOnlyObjectWrapper<>(this, "trouble");
    private final ReadOnlyObjectWrapper<Keychain.@Nullable Availability> keychain =
            new ReadOnlyObjectWrapper<>(this, "keychain");
    private final ReadOnlyObjectWrapper<@Nullable Account> again = new ReadOnlyObjectWrapper<>(this, "again");
    private final ReadOnlyBooleanWrapper invited = new ReadOnlyBooleanWrapper(this, "invited");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper(this, "waiting");
    private final ObservableList<Account> recent = FXCollections.observableArrayList();
    // Made once: it hears of changes only as long as somebody holds it, and who listens to it does not.
    private final ObservableList<Account> recentSeen = FXCollections.unmodifiableObservableList(recent);
    private final BooleanBinding ready;

    private @Nullable Pin pin;
    private Subscription debounce = Subscription.EMPTY;
    private Subscription countdown = Subscription.EMPTY;
    private @Nullable Attempt<ProbeResult> probe;
    private @Nullable Attempt<SignInResult> signIn;
    // The number of the last one; the ends of those before are nobody's business any more.
    private int probes;
    private int signIns;
    private boolean filling;

    public LoginViewModel(Entrance entrance, UiThread ui, InstantSource clock, Durations durations) {
        this.entrance = entrance;
        this.ui = ui;
        this.clock = clock;
        this.durations = durations;
        this.ready = Bindings.createBooleanBinding(
                () -> !server.get().isBlank()
                        && !user.get().isBlank()
                        && passwordGiven.get()
                        && !busy.get()
                        && !waiting.get()
                        && !(serverState.get() instanceof ServerState.Certificate),
                server,
                user,
                passwordGiven,
                busy,
                waiting,
                serverState);
        server.subscribe((before, now) -> typed(now));
        user.subscribe(() -> trouble.set(null));
        recent.setAll(entrance.recent());
        ui.hear(entrance.keychain(), this::keychain);
    }

    // ---- what a person fills in

    public StringProperty serverProperty() {
        return server;
    }

    public StringProperty userProperty() {
        return user;
    }

    /// Whether there is something in the password field.
    public BooleanProperty passwordGivenProperty() {
        return passwordGiven;
    }

    /// Whether the sign-in is to be kept.
    public BooleanProperty keepProperty() {
        return keep;
    }

    // ---- what is known

    public ReadOnlyObjectProperty<ServerState> serverStateProperty() {
        return serverState.getReadOnlyProperty();
    }

    /// Why the last try did not work; null when there was none, or something was changed since.
    public ReadOnlyObjectProperty<@Nullable LoginTrouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Where sign-ins are kept; null until the system has answered.
    public ReadOnlyObjectProperty<Keychain.@Nullable Availability> keychainProperty() {
        return keychain.getReadOnlyProperty();
    }

    /// The account whose session ended; null for a first sign-in.
    public ReadOnlyObjectProperty<@Nullable Account> againProperty() {
        return again.getReadOnlyProperty();
    }

    /// Whether the server came from an invite link that knows its certificate.
    public ReadOnlyBooleanProperty invitedProperty() {
        return invited.getReadOnlyProperty();
    }

    /// Whether signing in is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether signing in can be tried now.
    public BooleanBinding readyProperty() {
        return ready;
    }

    public ObservableList<Account> recent() {
        return recentSeen;
    }

    // ---- what a person does

    /// Fills in an account that was used before.
    public void choose(Account account) {
        fill(address(account.server()), account.user(), null);
    }

    /// Asks for the password of an account whose session ended.
    public void signInAgain(Account account) {
        again.set(account);
        choose(account);
    }

    /// Shows how signing in with what was given at the start went, as if a person had tried it here.
    public void tried(String address, String name, SignInResult result) {
        fill(address, name, null);
        try {
            ended(result, ServerAddress.parse(address));
        } catch (IllegalArgumentException e) {
            serverState.set(badAddress(e));
        }
    }

    /// Fills in what an invite link says, as if it had been pasted.
    public void invite(String link) {
        server.set(link);
    }

    public void forget(Account account) {
        entrance.forget(account);
        recent.remove(account);
    }

    /// Asks the server once more.
    public void checkAgain() {
        check();
    }

    /// Takes the certificate that is shown, after the person has compared it.
    public void trust() {
        if (serverState.get() instanceof ServerState.Certificate asked
                && asked.trouble().mayBeTrusted()) {
            pin = asked.trouble().pin();
            check();
        }
    }

    /// Leaves the server alone.
    public void refuse() {
        if (serverState.get() instanceof ServerState.Certificate asked) {
            serverState.set(new ServerState.Trouble(
                    Words.of("login.certificate.refused.what", asked.server().hostAndPort()),
                    Words.of("login.certificate.refused.remedy"),
                    true));
        }
    }

    /// Tries to sign in.
    ///
    /// @param password belongs to the caller, who wipes it
    public void signIn(char[] password) {
        if (!ready.get()) {
            return;
        }
        ServerAddress address;
        try {
            address = serverState.get() instanceof ServerState.Reached reached
                    ? reached.server()
                    : ServerAddress.parse(server.get());
        } catch (IllegalArgumentException e) {
            serverState.set(badAddress(e));
            return;
        }
        trouble.set(null);
        busy.set(true);
        Attempt<SignInResult> attempt = entrance.signIn(address, pin, user.get().strip(), password);
        signIn = attempt;
        int number = ++signIns;
        ui.hear(attempt.result(), result -> {
            if (signIns == number) {
                signIn = null;
                busy.set(false);
                ended(result, address);
            }
        });
    }

    /// Gives up what is under way; the form is as it was.
    public void cancel() {
        Attempt<SignInResult> running = signIn;
        signIn = null;
        signIns++;
        busy.set(false);
        if (running != null) {
            running.cancel();
        }
    }

    /// Ends everything that this login began.
    public void close() {
        cancel();
        cancelProbe();
        debounce.unsubscribe();
        countdown.unsubscribe();
    }

    // ---- how it goes on

    private void typed(String text) {
        trouble.set(null);
        if (filling) {
            return;
        }
        cancelProbe();
        debounce.unsubscribe();
        pin = null;
        invited.set(false);
        serverState.set(new ServerState.Unknown());
        if (InviteLink.isLink(text)) {
            // The field is in the middle of its change; it takes another one only afterwards.
            debounce = ui.later(Duration.ofMillis(1), () -> unpack(text));
        } else if (!text.isBlank()) {
            debounce = ui.later(REST_OF_TYPING, this::check);
        }
    }

    private void unpack(String text) {
        try {
            InviteLink link = InviteLink.parse(text);
            String invitedUser = link.user();
            fill(address(link.server()), invitedUser == null ? user.get() : invitedUser, link.pin());
        } catch (IllegalArgumentException e) {
            serverState.set(
                    new ServerState.Trouble(Words.of("login.invite.what"), Words.of("login.invite.remedy"), false));
        }
    }

    private void fill(String address, String name, @Nullable Pin known) {
        filling = true;
        server.set(address);
        user.set(name);
        filling = false;
        pin = known;
        invited.set(known != null);
        check();
    }

    private void check() {
        cancelProbe();
        debounce.unsubscribe();
        String text = server.get().strip();
        if (text.isEmpty()) {
            serverState.set(new ServerState.Unknown());
            return;
        }
        serverState.set(new ServerState.Checking());
        Attempt<ProbeResult> attempt = entrance.probe(text, pin);
        probe = attempt;
        int number = ++probes;
        ui.hear(attempt.result(), result -> {
            if (probes == number) {
                probe = null;
                serverState.set(LoginWords.state(result, text));
            }
        });
    }

    private void cancelProbe() {
        Attempt<ProbeResult> running = probe;
        probe = null;
        probes++;
        if (running != null) {
            running.cancel();
        }
    }

    private void ended(SignInResult result, ServerAddress address) {
        switch (result) {
            case SignInResult.SignedIn session -> entrance.enter(session, keep.get());
            case SignInResult.WrongCertificate wrong ->
                serverState.set(new ServerState.Certificate(address, wrong.trouble()));
            case SignInResult.TooManyTries tries -> waitFor(tries, address);
            case SignInResult.Cancelled cancelled -> trouble.set(null);
            default -> trouble.set(LoginWords.trouble(result, address.hostAndPort(), ""));
        }
    }

    private ServerState badAddress(IllegalArgumentException e) {
        return LoginWords.state(new ProbeResult.NotAnAddress(String.valueOf(e.getMessage())), server.get());
    }

    private void waitFor(SignInResult.TooManyTries tries, ServerAddress address) {
        Duration wait = tries.retryAfter();
        if (wait == null) {
            trouble.set(LoginWords.trouble(tries, address.hostAndPort(), ""));
            return;
        }
        Instant end = clock.instant().plus(wait);
        Consumer<Duration> tell = left ->
                trouble.set(LoginWords.trouble(tries, address.hostAndPort(), durations.exact(LoginWords.rest(left))));
        waiting.set(true);
        tell.accept(wait);
        countdown.unsubscribe();
        countdown = ui.every(SECOND, () -> {
            Duration left = Duration.between(clock.instant(), end);
            if (left.isPositive()) {
                tell.accept(left);
            } else {
                countdown.unsubscribe();
                waiting.set(false);
                trouble.set(null);
            }
        });
    }

    private void keychain(Keychain.Availability found) {
        keychain.set(found);
        if (!found.isAvailable()) {
            keep.set(false);
        }
    }

    /// As short as it can be typed: the scheme only where it is not the usual one.
    private static String address(ServerAddress address) {
        boolean usual = ServerAddress.parse(address.hostAndPort()).equals(address);
        return usual ? address.hostAndPort() : address.toString();
    }
}
