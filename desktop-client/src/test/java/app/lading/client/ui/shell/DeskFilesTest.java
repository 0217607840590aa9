package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.Handover;
import app.lading.client.store.Problem;
import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.page.QueuePage;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

/// Files that come from outside the window: from another start, or dropped beside the queue.
class DeskFilesTest extends DeskHarness {
    private static final Path FILM = Path.of("/films/a.mov");

    private static Handover files(Path... paths) {
        return new Handover(List.of(paths), List.of(), true);
    }

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

    @Test
    void files_stay_on_the_disk_until_the_queue_has_them() throws Exception {
        prepare = queue -> queue.failing(new IllegalStateException("the disk is full"));
        knows(ANA, true);
        open(FILM.toString());
        awaitQueueOf(ANA);
        QueuePage full = onFx(() -> desk.taker());
        await().until(() -> onFx(() -> full.model().notAddedProperty().get()), kept -> kept.size() == 1);

        // Shown again, it is not given twice.
        interact(() -> desk.showQueue());
        assertThat(onFx(() -> full.model().notAddedProperty().get())).hasSize(1);
        assertThat(program.handedOver().waiting()).containsExactly(FILM);
        quit();

        prepare = queue -> {};
        open();

        await().untilAsserted(() -> assertThat(queue("t-ana").heard()).contains("add /films/a.mov to "));
        await().untilAsserted(() -> assertThat(program.handedOver().waiting()).isEmpty());
    }

    @Test
    void files_that_a_queue_takes_at_the_second_try_are_on_the_disk_no_more() throws Exception {
        prepare = queue -> queue.failing(new IllegalStateException("the disk is full"));
        knows(ANA, true);
        open(FILM.toString());
        awaitQueueOf(ANA);
        QueuePage full = onFx(() -> desk.taker());
        await().until(() -> onFx(() -> full.model().notAddedProperty().get()), kept -> kept.size() == 1);

        queue("t-ana").failing(null);
        interact(() ->
                full.commands().tryAgain(full.model().notAddedProperty().get().getFirst()));

        assertThat(queue("t-ana").heard()).contains("add /films/a.mov to ");
        assertThat(program.handedOver().waiting()).isEmpty();
    }

    @Test
    void a_queue_that_is_opened_again_is_given_what_the_old_one_did_not_take() throws Exception {
        prepare = queue -> queue.failing(new IllegalStateException("the disk is full"));
        knows(ANA, true);
        open(FILM.toString());
        awaitQueueOf(ANA);
        QueuePage full = onFx(() -> desk.taker());
        await().until(() -> onFx(() -> full.model().notAddedProperty().get()), kept -> kept.size() == 1);
        engines.get("t-ana").failed(new Problem("engine-failed", "The disk is full.", "Free some space."));
        Banner broken = banner("broken-" + ANA.id());

        prepare = queue -> {};
        press(broken, 0);

        await().untilAsserted(() -> assertThat(queue("t-ana").heard()).contains("add /films/a.mov to "));
        await().untilAsserted(() -> assertThat(program.handedOver().waiting()).isEmpty());
    }

    @Test
    void the_menus_of_the_system_follow_the_settings() throws Exception {
        open();
        assertThat(system.menuEntry.there).isFalse();

        program.settings().change(now -> now.withGeneral(now.general().withOpenLinks(true)));
        await().until(() -> system.menuEntry.there);
        program.settings().change(now -> now.withGeneral(now.general().withOpenLinks(false)));
        await().until(() -> !system.menuEntry.there);

        system.menuEntry.refusal = "read-only";
        program.settings().change(now -> now.withGeneral(now.general().withOpenLinks(true)));
        await().untilAsserted(() -> assertThat(toasts())
                .containsExactly("The entry in the menus of the system could not be changed. The log says why."));
    }
}
