package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// What the window says and does when a queue or its records are in trouble.
class DeskTroubleTest extends DeskHarness {
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
}
