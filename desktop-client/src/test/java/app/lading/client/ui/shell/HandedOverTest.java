package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.Handover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandedOverTest {
    private static final Path A = Path.of("/films/a.mov");
    private static final Path B = Path.of("/films/日 \"b\"\n.mov");

    @TempDir
    private Path folder;

    private HandedOver open() throws IOException {
        return HandedOver.open(folder.resolve("handed-over.json"), Clock.systemUTC(), Runnable::run);
    }

    private static Handover of(Path... paths) {
        return new Handover(List.of(paths), List.of(), false);
    }

    @Test
    void files_that_no_queue_has_are_there_after_a_kill() throws IOException {
        assertThat(open().take(of(A, B))).isTrue();

        assertThat(open().waiting()).containsExactly(A, B);
    }

    @Test
    void what_a_queue_has_is_forgotten_and_what_came_meanwhile_is_not() throws IOException {
        HandedOver files = open();
        files.take(of(A));
        List<Path> given = files.give();
        files.take(of(B));
        assertThat(files.give()).containsExactly(B);

        files.queued(given);

        assertThat(files.waiting()).containsExactly(B);
        assertThat(open().waiting()).containsExactly(B);
    }

    @Test
    void what_was_given_and_not_taken_waits_for_the_next_queue_and_survives_a_kill() throws IOException {
        HandedOver files = open();
        files.take(of(A, B));
        List<Path> given = files.give();

        assertThat(files.give()).isEmpty();
        assertThat(open().waiting()).containsExactly(A, B);

        files.queued(List.of(A));
        files.notQueued(given);
        assertThat(files.give()).containsExactly(B);
    }

    @Test
    void the_same_file_waits_once() throws IOException {
        HandedOver files = open();
        files.take(of(A));
        files.take(of(B, A));

        assertThat(files.waiting()).containsExactly(A, B);
    }

    @Test
    void a_program_that_ends_takes_nothing_and_keeps_what_it_has() throws IOException {
        HandedOver files = open();
        files.take(of(A));
        files.end();

        assertThat(files.take(of(B))).isFalse();
        assertThat(open().waiting()).containsExactly(A);
    }

    @Test
    void a_start_without_files_writes_nothing() throws IOException {
        assertThat(open().take(of())).isTrue();

        assertThat(folder.resolve("handed-over.json")).doesNotExist();
    }

    @Test
    void more_than_the_file_can_hold_is_kept_in_memory_and_hurts_no_later_start() throws IOException {
        HandedOver files = open();
        Path[] many = IntStream.range(0, 60_000)
                .mapToObj(i -> Path.of("/a/rather/long/folder/with/a/great/many/of/files/in/it/file-" + i + ".mov"))
                .toArray(Path[]::new);

        files.take(of(many));

        assertThat(files.waiting()).hasSize(60_000);
        assertThat(open().waiting().size()).isIn(0, 60_000);
        assertThat(!Files.exists(folder.resolve("handed-over.json"))
                        || Files.size(folder.resolve("handed-over.json")) < 16L * 1024 * 1024)
                .isTrue();
    }
}
