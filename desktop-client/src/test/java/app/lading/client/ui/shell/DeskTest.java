package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.Account;
import app.lading.client.account.SignInResult;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.ui.notice.Banner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.TextField;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/// Who comes in and goes, and what is shown.
class DeskTest extends DeskHarness {
    @Test
    void somebody_new_is_asked_to_come_in() throws Exception {
        open();

        awaitPage("login");
        assertThat(banners()).isEmpty();
    }

    @Test
    void every_account_is_there_again_also_those_without_a_session() throws Exception {
        knows(BEN, false);
        knows(ANA, true);

        open();

        awaitQueueOf(ANA);
        assertThat(desk.frame()
                        .formats()
                        .texts()
                        .get(banner("sign-in-" + BEN.id()).text()))
                .isEqualTo("ben at localhost:1 is not signed in, because the sign-in was not kept. The queue waits,"
                        + " nothing is lost.");
        interact(() -> desk.switchTo(BEN));
        awaitQueueOf(BEN);
        assertThat(made).containsExactlyInAnyOrder("t-ana", "none");
    }

    @Test
    void who_signed_out_is_shown_nothing_but_the_login() throws Exception {
        knows(ANA, true);
        accounts().signedOut(ANA).get();

        open();

        assertThat(((TextField) login().lookup("#login-user")).getText()).isEqualTo("ana");
        assertThat(made).isEmpty();
        assertThat(banners()).isEmpty();
    }

    @Test
    void a_locked_keychain_is_not_taken_for_an_ended_session_and_is_asked_again() throws Exception {
        knows(ANA, true);
        system.keychain.refusal = "The keychain of this system refused.";
        open();
        Banner locked = banner("sign-in-" + ANA.id());
        assertThat(desk.frame().formats().texts().get(locked.text())).contains("it may be locked");

        system.keychain.refusal = null;
        press(locked, 0);

        await().untilAsserted(() -> assertThat(banners()).isEmpty());
        assertThat(queue("none").heard()).contains("signedIn");
    }

    @Test
    void a_start_that_cannot_sign_in_says_why_in_the_login() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new mockwebserver3.QueueDispatcher());
            server.enqueue(new MockResponse.Builder()
                    .code(401)
                    .addHeader("Content-Type", "application/problem+json")
                    .body("{\"title\":\"t\",\"status\":401,\"detail\":\"d\",\"code\":\"wrong-password\","
                            + "\"remedy\":\"r\",\"retryable\":false}")
                    .build());
            server.start();

            open("--server", "http://localhost:" + server.getPort(), "--user", "ana");

            assertThat(label("#login-trouble-what")).isEqualTo("User or password is wrong.");
            assertThat(((TextField) login().lookup("#login-user")).getText()).isEqualTo("ana");
        }
    }

    @Test
    void a_start_with_a_bad_address_says_so_in_the_login() throws Exception {
        open("--server", "not an address", "--user", "ana");

        assertThat(label("#server-trouble-what")).isEqualTo("This is not the address of a server.");
    }

    @Test
    void what_was_damaged_is_told_and_begins_anew() throws Exception {
        knows(ANA, true);
        Path desktop = state.resolve("desktop");
        Files.writeString(desktop.resolve("settings.json"), "{ torn");
        Files.writeString(desktop.resolve("history.mv.db"), "no database at all ".repeat(500));
        Path job = desktop.resolve("accounts").resolve(ANA.id()).resolve("queue");
        Files.createDirectories(job);
        Files.writeString(job.resolve("job.mv.db"), "no database at all ".repeat(500));

        open();

        for (String what : List.of("settings", "history", "queue-" + ANA.id())) {
            assertThat(banner("damaged-" + what).tone()).as(what).isEqualTo(Banner.Tone.WARNING);
        }
        press(banner("damaged-settings"), 0);
        assertThat(system.revealer.revealed)
                .singleElement()
                .satisfies(aside -> assertThat(aside).hasContent("{ torn"));
        press(banner("damaged-settings"), 1);
        assertThat(onFx(() ->
                        desk.frame().banners().shown().stream().map(Banner::id).toList()))
                .doesNotContain("damaged-settings");
    }

    @Test
    void a_damaged_list_of_accounts_is_told() throws Exception {
        Files.createDirectories(state.resolve("desktop"));
        Files.writeString(state.resolve("desktop").resolve("accounts.json"), "[]");

        open();

        assertThat(banner("damaged-accounts").tone()).isEqualTo(Banner.Tone.WARNING);
    }

    @Test
    void signing_in_twice_opens_one_queue_and_shows_no_login() throws Exception {
        open();
        login();
        var session =
                new SignInResult.SignedIn(ANA, new Token("t-ana"), Instant.now().plusSeconds(3600));

        interact(() -> {
            desk.entered(session, false);
            desk.entered(session, false);
        });

        awaitQueueOf(ANA);
        assertThat(made).containsExactly("t-ana");
        assertThat(banners()).isEmpty();
    }

    @Test
    void signing_out_ends_the_session_at_the_server_and_leaves_no_banner() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            List<String> ended = new CopyOnWriteArrayList<>();
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    if (request.getMethod().equals("DELETE")) {
                        ended.add(
                                request.getTarget() + " " + request.getHeaders().get("Authorization"));
                    }
                    return new MockResponse.Builder().code(204).build();
                }
            });
            server.start();
            Account here = new Account(ServerAddress.parse("http://localhost:" + server.getPort()), "ana");
            knows(here, true);
            open();
            awaitQueueOf(here);
            interact(() -> desk.metered(true));
            banner("hold-" + here.id());

            interact(() -> desk.signOut(here));

            awaitPage("login");
            await().untilAsserted(() -> assertThat(ended).containsExactly("/api/session Bearer t-ana"));
            assertThat(system.keychain.secrets).isEmpty();
            await().untilAsserted(() -> assertThat(queue("t-ana").heard()).contains("close"));
            assertThat(banners()).isEmpty();
            assertThat(toasts()).containsExactly("ana is signed out. The queue is kept.");
        }
    }

    @Test
    void a_server_that_cannot_be_told_about_a_sign_out_is_said() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);

        interact(() -> desk.signOut(ANA));

        await().untilAsserted(() -> assertThat(toasts())
                .anySatisfy(toast -> assertThat(toast)
                        .startsWith(
                                "The server could not be told about the sign-out; its session ends by itself on ")));
    }

    @Test
    void the_way_back_from_adding_an_account_is_the_queue() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);
        interact(() -> desk.addAccount());
        login();

        interact(() -> desk.showQueue());

        awaitQueueOf(ANA);
    }
}
