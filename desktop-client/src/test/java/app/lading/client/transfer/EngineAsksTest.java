package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that exist or are refused ask a person, before any byte, and each answer is followed.
class EngineAsksTest extends WithEngine {

    @Test
    void a_name_that_exists_asks_and_the_answer_sends_it_on() throws IOException {
        harness.start();
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        long item = harness.core
                .commands()
                .addOrContinue(new ItemRequest(file("a", 10), "", OnConflict.ASK, Priority.NORMAL));
        harness.finish(10);
        assertThat(harness.snapshot().items()).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(FileState.NEEDS_ATTENTION);
            assertThat(view.attentionFiles()).isEqualTo(1);
        });
        assertThat(harness.failed)
                .singleElement()
                .satisfies(report -> assertThat(report.state()).isEqualTo(FileState.NEEDS_ATTENTION));

        harness.server.refuseInit = null;
        harness.core.answers().answer(item, ConflictPolicy.REPLACE);
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a");
        assertThat(harness.server.heard)
                .filteredOn(ClientMessage.Init.class::isInstance)
                .extracting(message -> ((ClientMessage.Init) message).onConflict())
                .containsExactly(ConflictPolicy.FAIL, ConflictPolicy.REPLACE);
    }

    @Test
    void a_name_that_exists_is_skipped_when_that_was_asked() throws IOException {
        harness.start();
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        harness.core.commands().addOrContinue(new ItemRequest(file("a", 10), "", OnConflict.SKIP, Priority.NORMAL));
        harness.finish(10);

        assertThat(harness.skipped).hasSize(1);
        assertThat(harness.failed).isEmpty();
        assertThat(harness.snapshot().totals().skippedFiles()).isEqualTo(1);
    }

    @Test
    void a_name_that_the_server_refuses_asks_before_any_byte_with_a_name_that_goes_and_is_sent_under_it()
            throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Path bad = Files.write(tree.resolve("a\\b.txt"), new byte[] {1});
        Path inner = Files.createDirectories(tree.resolve("x\\y"));
        Files.write(inner.resolve("deep"), new byte[] {2});
        harness.start();
        long id = add(OnConflict.ASK, tree).getFirst();
        harness.finish(10);
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.state()).isEqualTo(FileState.NEEDS_ATTENTION);
            assertThat(row.countOf("bad-name")).isEqualTo(2);
        });
        assertThat(harness.snapshot().preflight().badNames()).isEqualTo(2);
        List<Clash> clashes = harness.core.answers().clashes(id, 0, 10);
        assertThat(clashes).extracting(Clash::suggestedName).containsExactlyInAnyOrder("a_b.txt", "x_y");
        assertThat(clashes)
                .filteredOn(clash -> !clash.isFolder())
                .extracting(Clash::source)
                .containsExactly(bad);

        harness.core.answers().rename(clashes.getFirst().file(), "still/bad");
        assertThat(harness.core.answers().clashes(id, 0, 10)).hasSize(2);
        clashes.forEach(clash -> harness.core.answers().rename(clash.file(), String.valueOf(clash.suggestedName())));
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("tree/a_b.txt", "tree/x_y/deep");
        assertThat(view(id).state()).isEqualTo(FileState.DONE);
    }

    @Test
    void single_files_are_answered_each_in_its_own_way_and_the_others_of_the_item_go_on() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        for (String name : List.of("keep", "replace", "skip")) {
            Files.write(tree.resolve(name), name.getBytes(StandardCharsets.UTF_8));
        }
        harness.start();
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        long id = add(OnConflict.ASK, tree).getFirst();
        harness.finish(10);
        assertThat(view(id).countOf("name-exists")).isEqualTo(3);
        harness.server.refuseInit = null;
        harness.core.answers().clashes(id, 0, 10).forEach(clash -> {
            switch (clash.name()) {
                case "keep" -> harness.core.answers().answerFiles(List.of(clash.file()), ConflictPolicy.RENAME);
                case "replace" -> harness.core.answers().rename(clash.file(), "another");
                default -> harness.core.answers().skip(List.of(clash.file()));
            }
        });
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("tree/keep", "tree/another");
        assertThat(view(id)).satisfies(row -> {
            assertThat(row.skippedFiles()).isEqualTo(1);
            assertThat(row.problems()).isEmpty();
        });
    }
}
