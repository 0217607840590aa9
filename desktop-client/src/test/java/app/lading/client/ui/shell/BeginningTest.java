package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.FakeDesktop;
import app.lading.client.desktop.SingleInstance.Claim;
import app.lading.client.ui.queue.FakeUploadQueue;
import app.lading.client.ui.task.FxUiThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

class BeginningTest extends ApplicationTest {
    private final FakeDesktop system = new FakeDesktop();
    private final List<Beginning.Outcome> outcomes = new ArrayList<>();
    private final Locale before = Locale.getDefault();
    private int quits;

    @TempDir
    private Path folder;

    private Stage stage;

    @Override
    public void start(Stage given) {
        stage = given;
    }

    @AfterEach
    void end() {
        outcomes.forEach(this::close);
        Locale.setDefault(before);
    }

    private void close(Beginning.Outcome outcome) {
        if (outcome instanceof Beginning.Outcome.Runs runs) {
            runs.program().close();
        }
    }

    private Beginning beginning(String... arguments) {
        return new Beginning(
                List.of(arguments),
                folder,
                options -> new Program.Ground(
                        folder.resolve("state"),
                        system.services(),
                        (transport, server, token, store, settings, listener) -> new FakeUploadQueue()));
    }

    private StartTrouble.Reason failure(Beginning beginning) {
        Beginning.Outcome outcome = beginning.attempt();
        assertThat(outcome).isInstanceOf(Beginning.Outcome.Failed.class);
        return ((Beginning.Outcome.Failed) outcome).reason();
    }

    private String said(String id) {
        return lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void a_start_beside_a_running_program_hands_over_and_ends() {
        system.singleInstance.runsAlready = true;

        assertThat(beginning("a.mov").attempt()).isInstanceOf(Beginning.Outcome.HandedOver.class);
        assertThat(system.singleInstance.handedOver.paths()).containsExactly(folder.resolve("a.mov"));
        assertThat(folder.resolve("state/desktop/settings.json")).doesNotExist();
    }

    @Test
    void a_program_that_does_not_answer_leaves_no_second_one_but_a_page_that_says_so() {
        Locale.setDefault(Locale.ENGLISH);
        system.singleInstance.failure = Claim.Why.NO_ANSWER;
        Beginning beginning = beginning();
        StartTrouble.Reason reason = failure(beginning);

        interact(() -> beginning.show(stage, reason, new FxUiThread(), Runnable::run, outcomes::add, () -> quits++));
        assertThat(said("#start-trouble-what")).isEqualTo("Lading runs already, but does not answer.");

        system.singleInstance.failure = null;
        clickOn("#start-trouble-again");
        assertThat(outcomes).singleElement().isInstanceOf(Beginning.Outcome.Runs.class);
    }

    @Test
    void the_page_follows_the_language_of_the_system_and_can_be_left() {
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        system.singleInstance.failure = Claim.Why.ENDING;
        Beginning beginning = beginning();
        StartTrouble.Reason reason = failure(beginning);

        interact(() -> beginning.show(stage, reason, new FxUiThread(), Runnable::run, outcomes::add, () -> quits++));

        assertThat(said("#start-trouble-what")).isEqualTo("Lading 仍在退出。");
        clickOn("#start-trouble-quit");
        assertThat(quits).isEqualTo(1);
    }

    @Test
    void every_reason_has_words() {
        for (Claim.Why why : Claim.Why.values()) {
            StartTrouble.Reason reason = StartTrouble.Reason.of(why);
            var texts = new app.lading.client.ui.text.Texts(Locale.ENGLISH);
            assertThat(texts.get(reason.what()) + texts.get(reason.remedy())).isNotBlank();
        }
    }

    @Test
    void an_option_that_there_is_not_is_named_and_not_tried_again() {
        StartTrouble.Reason reason = failure(beginning("--what"));

        assertThat(reason.what().key()).isEqualTo("start.option.unknown");
        assertThat(reason.what().args()).containsExactly("--what");
        assertThat(reason.again()).isFalse();
    }

    @Test
    void a_state_folder_that_cannot_be_used_is_named_and_gives_its_place_back() throws IOException {
        Path desktop = folder.resolve("state").resolve("desktop");
        Files.createDirectories(desktop.resolve("accounts.json"));

        StartTrouble.Reason reason = failure(beginning());

        assertThat(reason.what().args()).containsExactly(folder.resolve("state").toString());
        assertThat(reason.again()).isTrue();
        assertThat(system.singleInstance.released).isTrue();
    }
}
