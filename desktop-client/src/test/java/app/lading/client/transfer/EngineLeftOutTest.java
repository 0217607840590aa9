package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What is left out, what becomes of it at the server, and the way back.
class EngineLeftOutTest extends WithEngine {

    @Test
    void what_is_left_out_because_of_its_name_is_given_up_at_the_server_before_all_is_said_to_be_over()
            throws IOException {
        harness.server.refuseFinish = ErrorCode.NAME_EXISTS;
        harness.start();
        harness.core
                .commands()
                .addOrContinue(new ItemRequest(file("a", 3 * BLOCK), "", OnConflict.SKIP, Priority.NORMAL));
        CompletableFuture<Totals> idle = new CompletableFuture<>();
        harness.core.whenIdle(idle);
        harness.loop.until(idle::isDone, 60);

        assertThat(harness.skipped).hasSize(1);
        assertThat(harness.server.cancelledByApi).hasSize(1);
        assertThat(harness.server.uploads).isEmpty();
    }

    @Test
    void a_person_who_skips_a_file_that_asks_gives_its_upload_up() throws IOException {
        harness.server.refuseFinish = ErrorCode.NAME_EXISTS;
        harness.start();
        long item = harness.core
                .commands()
                .addOrContinue(new ItemRequest(file("a", 3 * BLOCK), "", OnConflict.ASK, Priority.NORMAL));
        harness.finish(60);
        assertThat(harness.server.uploads)
                .as("what asks is kept for the answer")
                .hasSize(1);

        harness.core.answers().skip(List.of(firstFile(item).id()));
        harness.finish(60);

        assertThat(harness.server.uploads).isEmpty();
        assertThat(harness.snapshot().items()).singleElement().satisfies(view -> {
            assertThat(view.state()).isEqualTo(FileState.SKIPPED);
            assertThat(view.movedBytes()).isZero();
        });
    }

    @Test
    void what_was_skipped_by_mistake_is_queued_again_and_asks_anew() throws IOException {
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        harness.start();
        long item = harness.core
                .commands()
                .addOrContinue(new ItemRequest(file("a", 10), "", OnConflict.ASK, Priority.NORMAL));
        harness.finish(10);
        harness.core.answers().answer(item, ConflictPolicy.SKIP);
        harness.finish(10);
        assertThat(harness.snapshot().items().getFirst().state()).isEqualTo(FileState.SKIPPED);

        harness.core.commands().retry(List.of(item));
        harness.finish(10);
        assertThat(harness.snapshot().items().getFirst().state())
                .as("the answer of before is not taken for the answer of now")
                .isEqualTo(FileState.NEEDS_ATTENTION);

        harness.core.answers().skip(List.of(firstFile(item).id()));
        harness.server.refuseInit = null;
        harness.core.commands().retry(List.of(item));
        harness.finish(10);
        assertThat(harness.server.files).containsOnlyKeys("a");
    }

    @Test
    void a_single_file_that_was_skipped_is_asked_about_again() throws IOException {
        Path folderOfTwo = Files.createDirectory(folder.resolve("two"));
        Files.writeString(folderOfTwo.resolve("a"), "a");
        Files.writeString(folderOfTwo.resolve("b"), "b");
        harness.server.refuseInit = ErrorCode.NAME_EXISTS;
        harness.start();
        long item = harness.core
                .commands()
                .addOrContinue(new ItemRequest(folderOfTwo, "", OnConflict.SKIP, Priority.NORMAL));
        harness.finish(10);
        assertThat(harness.skipped).hasSize(2);

        harness.core.answers().retry(List.of(firstFile(item).id()));
        harness.finish(10);

        assertThat(harness.core.answers().clashes(item, 0, 10))
                .extracting(Clash::file)
                .containsExactly(firstFile(item).id());
        assertThat(harness.snapshot().items().getFirst().skippedFiles()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_sent_as_it_is_comes_page_by_page_whether_it_asks_or_failed() throws IOException {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        for (int i = 0; i < 7; i++) {
            Path file = Files.writeString(inbox.resolve("f" + i), "x");
            if (i % 2 == 0) {
                harness.sources.put(file, path -> {
                    throw new AccessDeniedException(path.toString());
                });
            }
        }
        for (int i = 0; i < 3; i++) {
            Files.writeString(inbox.resolve("bad\u0007" + i), "x");
        }
        harness.start();
        long item = harness.core.commands().addOrContinue(new ItemRequest(inbox, "", OnConflict.ASK, Priority.NORMAL));
        harness.finish(30);

        List<Clash> found = new ArrayList<>();
        List<Clash> page;
        do {
            page = harness.core
                    .answers()
                    .unfit(item, found.isEmpty() ? 0 : found.getLast().file(), 2);
            found.addAll(page);
        } while (page.size() == 2);
        assertThat(found).extracting(Clash::file).isSorted().doesNotHaveDuplicates();
        assertThat(found)
                .extracting(clash -> clash.problem().code())
                .containsOnly("bad-name", "source-unreadable")
                .hasSize(7);
        assertThat(harness.core.answers().clashes(item, 0, 10))
                .as("only what asks is a question")
                .hasSize(3);

        for (Clash clash : found) {
            if (clash.suggestedName() != null) {
                harness.core.answers().rename(clash.file(), clash.suggestedName());
            } else {
                harness.core.answers().skip(List.of(clash.file()));
            }
        }
        harness.finish(30);
        assertThat(harness.core.answers().unfit(item, 0, 10)).isEmpty();
        assertThat(harness.snapshot().preflight().badNames()).isZero();
        assertThat(harness.snapshot().preflight().unreadable()).isZero();
    }

    private FileReport firstFile(long item) {
        return harness.core.files(new FileQuery(item, Set.of(), 0, 10)).getFirst();
    }
}
