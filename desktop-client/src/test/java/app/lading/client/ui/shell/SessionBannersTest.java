package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.AccountSession.State;
import app.lading.client.account.KeptToken;
import app.lading.client.account.SessionHold;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionBannersTest {
    private static final Account ANA = new Account(ServerAddress.parse("https://files.example.org"), "ana");
    private static final KeptToken VALID = new KeptToken.Valid(new Token("t"), Instant.parse("2026-12-21T00:00:00Z"));

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Formats formats = Formats.of(texts, ZoneOffset.UTC, new FakeUiThread());
    private final Banners banners = new Banners();
    private final List<String> asked = new ArrayList<>();
    private final AccountSession session = mock(AccountSession.class);
    private final SessionBanners shown = new SessionBanners(banners, formats.times(), new SessionBanners.Actions() {
        @Override
        public void signInAgain(Account account) {
            asked.add("sign in " + account.user());
        }

        @Override
        public void askKeychain(Account account) {
            asked.add("keychain " + account.user());
        }

        @Override
        public void openAgain(Account account) {
            asked.add("open " + account.user());
        }

        @Override
        public void lookAtCertificate(Account account) {
            asked.add("certificate " + account.user());
        }
    });

    @BeforeEach
    void signedIn() {
        when(session.account()).thenReturn(ANA);
        when(session.state()).thenReturn(State.SIGNED_IN);
        when(session.hold()).thenReturn(Optional.empty());
        when(session.problem()).thenReturn(Optional.empty());
    }

    private List<String> said() {
        return banners.shown().stream().map(banner -> texts.get(banner.text())).toList();
    }

    private void press(int button) {
        banners.shown().getFirst().actions().get(button).work().run();
    }

    @Test
    void a_session_that_goes_on_says_nothing() {
        shown.show(session, VALID, null);

        assertThat(said()).isEmpty();
    }

    @Test
    void why_nobody_is_signed_in_is_told_apart() {
        when(session.state()).thenReturn(State.SIGN_IN_NEEDED);

        shown.show(session, VALID, null);
        assertThat(said()).singleElement().asString().startsWith("The session of ana at files.example.org has ended.");
        shown.show(session, new KeptToken.Missing(), null);
        assertThat(said()).singleElement().asString().contains("because the sign-in was not kept");
        press(0);

        shown.show(session, new KeptToken.Unreadable("It refused."), null);
        assertThat(said())
                .singleElement()
                .asString()
                .contains("it may be locked")
                .doesNotContain("ended");
        press(0);
        press(1);
        assertThat(asked).containsExactly("sign in ana", "keychain ana", "sign in ana");

        when(session.state()).thenReturn(State.SIGNED_IN);
        shown.show(session, VALID, null);
        assertThat(said()).isEmpty();
    }

    @Test
    void a_queue_that_stopped_is_danger_with_the_way_out() {
        when(session.state()).thenReturn(State.BROKEN);

        shown.show(session, VALID, null);

        assertThat(banners.shown()).singleElement().extracting(Banner::tone).isEqualTo(Banner.Tone.DANGER);
        assertThat(said())
                .containsExactly("The queue of ana at files.example.org has stopped: it met something it was"
                        + " not made for, or its disk cannot be written. What the server has is safe. Check that the disk of"
                        + " your own files is not full, then open it again.");
        press(0);
        assertThat(asked).containsExactly("open ana");
    }

    @Test
    void a_changed_certificate_is_said_in_the_words_of_the_login_and_only_looked_at() {
        when(session.isCertificateRefused()).thenReturn(true);
        shown.show(session, VALID, null);
        assertThat(said()).singleElement().asString().startsWith("No trusted connection to files.example.org");

        shown.show(
                session,
                VALID,
                new CertificateTrouble(
                        CertificateTrouble.Reason.CHANGED,
                        "files.example.org",
                        "itself",
                        Instant.EPOCH,
                        Instant.parse("2027-03-01T00:00:00Z"),
                        Pin.parse("7F3A91C204BE6D105588AA01CC42DD17E09B3C4F5A6B7C8D9E0F112233445566")));

        assertThat(said())
                .containsExactly("The certificate of files.example.org has changed. Nothing is sent to"
                        + " files.example.org until that is settled, and nothing is lost.");
        assertThat(banners.shown().getFirst().actions()).hasSize(1);
        press(0);
        assertThat(asked).containsExactly("certificate ana");
    }

    @Test
    void hours_and_networks_that_cost_are_no_alarm() {
        when(session.hold())
                .thenReturn(Optional.of(
                        new SessionHold(SessionHold.Reason.OUTSIDE_HOURS, Instant.parse("2026-11-21T22:00:00Z"))));
        shown.show(session, VALID, null);
        assertThat(said()).containsExactly("Outside your upload hours: nothing is sent until 22:00.");

        when(session.hold()).thenReturn(Optional.of(new SessionHold(SessionHold.Reason.METERED, null)));
        shown.show(session, VALID, null);
        assertThat(banners.shown()).singleElement().extracting(Banner::tone).isEqualTo(Banner.Tone.INFO);
        press(0);
        org.mockito.Mockito.verify(session).allowMetered();
    }

    @Test
    void a_session_that_was_closed_brings_no_banner_back() {
        when(session.hold()).thenReturn(Optional.of(new SessionHold(SessionHold.Reason.METERED, null)));
        shown.show(session, VALID, null);
        when(session.state()).thenReturn(State.CLOSED);

        shown.show(session, VALID, null);

        assertThat(said()).isEmpty();
    }

    @Test
    void a_queue_that_cannot_be_opened_can_be_tried_again_in_any_language() {
        texts.setLocale(Locale.SIMPLIFIED_CHINESE);

        shown.cannotOpen(ANA, new IOException("No space left on device"));

        assertThat(said()).containsExactly("无法打开 files.example.org 的 ana 的队列。请检查您的文件所在磁盘是否可用、是否已满。");
        press(0);
        assertThat(asked).containsExactly("open ana");
    }
}
