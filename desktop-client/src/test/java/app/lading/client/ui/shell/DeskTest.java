package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.Account;
import app.lading.client.desktop.Handover;
import app.lading.client.link.ServerAddress;
import app.lading.client.store.HistoryQuery;
import app.lading.client.store.JobStore;
import app.lading.client.store.Problem;
import app.lading.client.store.Receipt;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.client.ui.notice.Banner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// Who comes in, what is shown, and how it ends.
class DeskTest extends DeskHarness {
    private static final Path FILM = Path.of("/films/a.mov");

    private static Handover files(Path... paths) {
        return new Handover(List.of(paths), List.of(), true);
    }

    private Node login() {
        awaitPage("login");
        return page();
    }

    private void awaitQueueOf(Account account) {
        await().untilAsserted(() -> assertThat(onFx(this::whose)).isEqualTo("Account " + account));
    }

    private String whose() {
        Node button = desk.frame().shell().page().lookup("#account");
        return button == null ? "nobody" : button.getAccessibleText();
    }

    // ---- the beginning

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

    // ---- files from outside

    @Test
    void files_that_came_before_anybody_signed_in_are_queued_after_the_next_start() throws Exception {
        open(FILM.toString());
        login();
        assertThat(system.singleInstance.another(files(Path.of("/films/b.mov"))))
                .isTrue();
        quit();

        knows(ANA, true);
        open();

        await().untilAsserted(() ->
                assertThat(queue("t-ana").heard()).contains("add /films/a.mov to ", "add /films/b.mov to "));
        assertThat(program.handedOver().waiting()).isEmpty();
    }

    @Test
    void files_of_another_start_go_to_the_queue_that_is_shown() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);

        assertThat(system.singleInstance.another(files(FILM))).isTrue();

        await().untilAsserted(() -> assertThat(queue("t-ana").heard()).contains("add /films/a.mov to "));
    }

    @Test
    void who_comes_while_the_program_ends_is_told_to_do_it_itself() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);
        boolean[] taken = {true};
        queue("t-ana").atClose(() -> taken[0] = system.singleInstance.another(files(FILM)));

        interact(() -> desk.quit());
        await().untilTrue(ended);

        assertThat(taken[0]).isFalse();
        assertThat(onFx(() -> stage.isShowing())).isFalse();
        assertThat(system.singleInstance.released).isFalse();
        closeProgram();
        assertThat(system.singleInstance.released).isTrue();
    }

    @Test
    void what_is_dropped_on_the_login_waits_until_somebody_is_in() throws Exception {
        open();
        login();

        Node under = page();
        interact(() -> desk.incoming().dropped(List.of(FILM), under));

        await().untilAsserted(() -> assertThat(toasts()).containsExactly("1 file waits until you have signed in"));
        assertThat(program.handedOver().waiting()).containsExactly(FILM);
    }

    @Test
    void what_is_dropped_on_the_settings_goes_to_the_queue() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);
        interact(() -> desk.showSettings());

        Node under = page();
        interact(() -> desk.incoming().dropped(List.of(FILM), under));

        assertThat(queue("t-ana").heard()).contains("add /films/a.mov to ");
        awaitQueueOf(ANA);
    }

    // ---- troubles of a queue

    @Test
    void the_history_is_cleared_for_good_only_when_it_cannot_be_taken_back_any_more() throws Exception {
        knows(ANA, true);
        open();
        queue("t-ana");
        engines.get("t-ana").fileFinished(finished());
        await().until(() -> program.history().count(HistoryQuery.all(10)).join() == 1);

        clearHistory();
        await().untilAsserted(() -> assertThat(toasts()).hasSize(1));
        assertThat(program.history().page(HistoryQuery.all(10)).join()).isEmpty();
        interact(() -> desk.undo());
        assertThat(program.history().page(HistoryQuery.all(10)).join()).hasSize(1);

        clearHistory();
        await().untilAsserted(() -> assertThat(toasts()).hasSize(1));
        interact(() -> desk.quit());
        assertThat(program.history().count(HistoryQuery.all(10)).join()).isZero();
    }

    private void clearHistory() {
        interact(() -> desk.showSettings());
        awaitPage("settings");
        interact(() -> lookup("#section-history").queryAs(ToggleButton.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        interact(() -> lookup("#history-clear").queryButton().fire());
    }

    private static FileReport finished() {
        Receipt receipt = new Receipt("r1", "Inbox", "f1", 5, "sha-256-blocks:ab", false, Instant.EPOCH);
        Path source = Path.of("/d/f1");
        return new FileReport(
                1, 1, source, "Inbox", "f1", false, 5, FileState.DONE, receipt, null, Instant.EPOCH, 1, 5);
    }

    @Test
    void a_queue_that_stopped_says_so_and_can_be_opened_again() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);
        engines.get("t-ana").failed(new Problem("engine-failed", "The disk is full.", "Free some space."));
        Banner broken = banner("broken-" + ANA.id());
        assertThat(broken.tone()).isEqualTo(Banner.Tone.DANGER);
        assertThat(desk.frame().formats().texts().get(broken.text()))
                .startsWith("The queue of ana at localhost:1 has stopped: ");
        var stopped = queue("t-ana");

        press(broken, 0);

        awaitQueueOf(ANA);
        assertThat(stopped.heard()).contains("close");
        assertThat(made).containsExactly("t-ana", "t-ana");
        assertThat(banners()).isEmpty();
    }

    @Test
    void a_certificate_that_changed_while_it_runs_is_said_in_the_words_of_the_login() throws Exception {
        knows(ANA, true);
        open();
        awaitQueueOf(ANA);

        engines.get("t-ana")
                .connection(new ConnectionState(false, 0, new Waiting(WaitReason.CERTIFICATE, "Another one.", null)));

        Banner changed = banner("certificate-" + ANA.id());
        assertThat(changed.tone()).isEqualTo(Banner.Tone.DANGER);
        press(changed, 0);
        assertThat(((TextField) login().lookup("#login-user")).getText()).isEqualTo("ana");

        engines.get("t-ana").connection(new ConnectionState(true, 2, null));
        await().untilAsserted(() -> assertThat(banners()).isEmpty());
    }

    @Test
    void a_queue_that_cannot_be_opened_throws_nobody_out_of_another() throws Exception {
        knows(BEN, true);
        knows(ANA, true);
        Path job =
                state.resolve("desktop").resolve("accounts").resolve(BEN.id()).resolve("queue");
        try (JobStore other = JobStore.open(job, Clock.systemUTC())) {
            assertThat(other).isNotNull();
            open();
            Banner inUse = banner("open-" + BEN.id());
            awaitQueueOf(ANA);
            assertThat(desk.frame().formats().texts().get(inUse.text())).contains("open in another program");
        }

        press(banner("open-" + BEN.id()), 0);

        await().untilAsserted(() -> assertThat(banners()).isEmpty());
        awaitQueueOf(ANA);
    }

    @Test
    void the_only_queue_that_cannot_be_opened_leads_to_the_login_with_its_reason() throws Exception {
        knows(ANA, true);
        Path job =
                state.resolve("desktop").resolve("accounts").resolve(ANA.id()).resolve("queue");
        try (JobStore other = JobStore.open(job, Clock.systemUTC())) {
            assertThat(other).isNotNull();
            open();

            awaitPage("login");
            assertThat(banners()).singleElement().asString().contains("open in another program");
        }
    }

    @Test
    void signing_in_twice_opens_one_queue_and_shows_no_login() throws Exception {
        open();
        login();
        var session = new app.lading.client.account.SignInResult.SignedIn(
                ANA,
                new app.lading.client.link.Token("t-ana"),
                java.time.Instant.now().plusSeconds(3600));

        interact(() -> {
            desk.entered(session, false);
            desk.entered(session, false);
        });

        awaitQueueOf(ANA);
        assertThat(made).containsExactly("t-ana");
        assertThat(banners()).isEmpty();
    }

    // ---- sign out

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
