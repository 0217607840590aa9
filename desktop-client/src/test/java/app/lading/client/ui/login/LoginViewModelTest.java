package app.lading.client.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.Account;
import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.account.Trouble;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Durations;
import app.lading.client.ui.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LoginViewModelTest {
    private static final ServerAddress SERVER = ServerAddress.parse("files.example.org");
    private static final Pin PIN = Pin.parse("7F3A91C204BE6D105588AA01CC42DD17E09B3C4F5A6B7C8D9E0F112233445566");

    private final FakeUiThread ui = new FakeUiThread();
    private final FakeEntrance entrance = new FakeEntrance();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final LoginViewModel model = new LoginViewModel(entrance, ui, ui, new Durations(texts));

    @Test
    void the_server_is_asked_once_typing_rests() {
        model.serverProperty().set("files.ex");
        ui.advance(Duration.ofMillis(300));
        model.serverProperty().set("files.example.org");
        ui.advance(Duration.ofMillis(399));
        assertThat(entrance.probed).isEmpty();

        ui.advance(Duration.ofMillis(1));

        assertThat(entrance.probed).containsExactly("files.example.org");
        assertThat(model.serverStateProperty().get()).isInstanceOf(ServerState.Checking.class);
    }

    @Test
    void what_an_older_question_brings_is_nobodys_business_any_more() {
        type("files.exa");
        var old = entrance.probe;
        model.serverProperty().set("files.example.org");

        old.end(reached());

        assertThat(old.wasCancelled).isTrue();
        assertThat(model.serverStateProperty().get()).isInstanceOf(ServerState.Unknown.class);
    }

    @Test
    void an_invite_link_fills_the_fields_and_brings_its_pin() {
        model.serverProperty().set("lading://lab.lan:8470?user=ana&pin=" + PIN.text());
        ui.advance(Duration.ofMillis(2));

        assertThat(model.serverProperty().get()).isEqualTo("lab.lan:8470");
        assertThat(model.userProperty().get()).isEqualTo("ana");
        assertThat(entrance.probed).containsExactly("lab.lan:8470");
        assertThat(entrance.pin).isEqualTo(PIN);
        assertThat(model.invitedProperty().get()).isTrue();
    }

    @Test
    void a_damaged_invite_link_is_said_to_be_one() {
        model.serverProperty().set("lading://lab.lan?pin=abc");
        ui.advance(Duration.ofMillis(2));

        assertThat(what()).isEqualTo("This invite link is damaged.");
    }

    @Test
    void a_wrong_password_points_at_the_password() {
        signIn().end(new SignInResult.WrongPassword());

        assertThat(model.troubleProperty().get().field()).isEqualTo(LoginTrouble.Field.PASSWORD);
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void too_many_tries_count_down_and_then_let_in() {
        signIn().end(new SignInResult.TooManyTries(Duration.ofSeconds(3)));
        assertThat(remedy()).isEqualTo("Try again in 3 s.");
        assertThat(model.readyProperty().get()).isFalse();

        ui.advance(Duration.ofSeconds(1));
        assertThat(remedy()).isEqualTo("Try again in 2 s.");
        ui.advance(Duration.ofSeconds(2));

        assertThat(model.troubleProperty().get()).isNull();
        assertThat(model.readyProperty().get()).isTrue();
    }

    @Test
    void signing_in_can_be_given_up() {
        var attempt = signIn();

        model.cancel();

        assertThat(attempt.wasCancelled).isTrue();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(entrance.happened).isEmpty();
    }

    @Test
    void a_certificate_is_taken_only_after_it_was_compared() {
        type("files.example.org");
        entrance.probe.end(
                new ProbeResult.WrongCertificate(SERVER, trouble(CertificateTrouble.Reason.UNKNOWN_AUTHORITY)));
        assertThat(model.readyProperty().get()).isFalse();

        model.trust();

        assertThat(entrance.pin).isEqualTo(PIN);
        assertThat(model.serverStateProperty().get()).isInstanceOf(ServerState.Checking.class);
    }

    @Test
    void a_changed_certificate_is_taken_by_no_click() {
        type("files.example.org");
        entrance.probe.end(new ProbeResult.WrongCertificate(SERVER, trouble(CertificateTrouble.Reason.CHANGED)));
        int asked = entrance.probed.size();

        model.trust();

        assertThat(entrance.probed).hasSize(asked);
        assertThat(model.serverStateProperty().get()).isInstanceOf(ServerState.Certificate.class);
    }

    @Test
    void without_a_keychain_nothing_is_kept() {
        entrance.keychain.complete(
                new Keychain.Availability.Unavailable(Keychain.Availability.Why.SILENT, "none answers"));

        assertThat(model.keepProperty().get()).isFalse();
    }

    @Test
    void who_is_let_in_enters() {
        entrance.keychain.complete(new Keychain.Availability.Available("GNOME Keyring"));
        signIn().end(new SignInResult.SignedIn(
                new Account(SERVER, "ana"), new Token("t0ken-of-ana"), Instant.parse("2026-12-21T00:00:00Z")));

        assertThat(entrance.passwords).containsExactly("ana@files.example.org:secret");
        assertThat(entrance.happened).containsExactly("enter ana at files.example.org keep");
    }

    private FakeEntrance.FakeAttempt<SignInResult> signIn() {
        type("files.example.org");
        entrance.probe.end(reached());
        model.userProperty().set("ana");
        model.passwordGivenProperty().set(true);
        model.signIn("secret".toCharArray());
        assertThat(model.busyProperty().get()).isTrue();
        return entrance.signIn;
    }

    private void type(String address) {
        model.serverProperty().set(address);
        ui.advance(Duration.ofSeconds(1));
    }

    private String what() {
        return model.serverStateProperty().get() instanceof ServerState.Trouble trouble
                ? texts.get(trouble.what())
                : "";
    }

    private String remedy() {
        return texts.get(model.troubleProperty().get().remedy());
    }

    private static ProbeResult reached() {
        return new ProbeResult.Reached(SERVER, "0.1.0", ProbeResult.Security.ENCRYPTED, Duration.ofMillis(20), null);
    }

    private static CertificateTrouble trouble(CertificateTrouble.Reason reason) {
        return new CertificateTrouble(
                reason, "files.example.org", "itself", Instant.EPOCH, Instant.parse("2027-03-01T00:00:00Z"), PIN);
    }

    @Test
    void what_was_tried_at_the_start_is_shown_as_if_it_had_been_tried_here() {
        model.tried("files.example.org", "ana", new SignInResult.WrongPassword());

        assertThat(model.serverProperty().get()).isEqualTo("files.example.org");
        assertThat(model.userProperty().get()).isEqualTo("ana");
        assertThat(texts.get(model.troubleProperty().get().what())).isEqualTo("User or password is wrong.");
    }

    @Test
    void an_address_at_the_start_that_is_none_is_said_to_be_none() {
        model.tried("not an address", "ana", new SignInResult.Cancelled());

        assertThat(what()).isEqualTo("This is not the address of a server.");
    }

    @Test
    void every_trouble_is_said_in_the_language_of_the_person() {
        texts.setLocale(Locale.SIMPLIFIED_CHINESE);
        for (Trouble trouble : Trouble.values()) {
            signIn().end(new SignInResult.Unreachable(trouble, "An English sentence.", "An English remedy."));

            assertThat(texts.get(model.troubleProperty().get().what()) + remedy())
                    .as(trouble.name())
                    .doesNotContain("English")
                    .matches(words -> words.codePoints().anyMatch(Character::isIdeographic));
        }
    }
}
