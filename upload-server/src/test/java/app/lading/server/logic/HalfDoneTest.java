package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Changes of finished files that fail, or are cut off by a kill, between the journal and the index: what was
/// refused stays undone at the next start, what was begun is done whole.
class HalfDoneTest extends WithCore {
    private static Sender file(int size, long seed) {
        return new Sender(Sender.random(size, seed));
    }

    private ServerCore killedAndStarted() {
        return fixture.open(CoreFixture.killed(data, folder.resolve("dead")));
    }

    private void failAt(String what, String nameStart) {
        fixture.disk().before(step -> {
            if (step.what().equals(what) && step.name().startsWith(nameStart)) {
                throw new IOException("Input/output error");
            }
        });
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable change) {
        assertThatThrownBy(change)
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_folder_that_could_not_be_removed_is_still_there_after_a_start() throws Exception {
        core.library().makeFolder(Sender.ANA, "Day-1");
        failAt("delete", "Day-1");
        assertRefused(ErrorCode.IO_ERROR, () -> core.library().removeFolder(Sender.ANA, "Day-1"));

        ServerCore next = killedAndStarted();
        assertThat(next.library().page(Sender.ANA, "", null, 10).folders()).containsExactly("Day-1");
    }

    @Test
    void a_folder_that_is_not_empty_is_still_there_after_a_start() throws Exception {
        file(100, 1).upload(core.uploads()).finished();
        assertRefused(ErrorCode.BAD_STATE, () -> core.library().removeFolder(Sender.ANA, "Day-2"));

        ServerCore next = killedAndStarted();
        assertThat(next.library().page(Sender.ANA, "", null, 10).folders()).containsExactly("Day-2");
        assertThat(next.library().page(Sender.ANA, "Day-2", null, 10).files()).hasSize(1);
    }

    @Test
    void a_file_that_could_not_be_deleted_is_still_there_after_a_start() throws Exception {
        Sender sender = file(100, 2);
        String id = sender.upload(core.uploads()).finished().file();
        failAt("delete", "cut.mov");
        assertRefused(ErrorCode.IO_ERROR, () -> core.library().delete(Sender.ANA, id));

        ServerCore next = killedAndStarted();
        assertThat(next.library().page(Sender.ANA, "Day-2", null, 10).files())
                .extracting(Api.File::file)
                .containsExactly(id);
        assertThat(folder.resolve("dead/files/ana/Day-2/cut.mov")).hasBinaryContent(sender.content);
    }

    @Test
    void a_user_who_could_not_be_removed_is_still_there_after_a_start_even_without_the_index() throws Exception {
        core.accounts().add("ana", "correct horse", false, null);
        Sender sender = file(100, 3);
        sender.upload(core.uploads()).finished();
        failAt("replace", "ana-");
        assertRefused(ErrorCode.IO_ERROR, () -> core.accounts().remove("ana"));

        ServerCore next = killedAndStarted();
        assertThat(next.accounts().list()).extracting(Account::name).containsExactly("ana");
        assertThat(next.library().page(Sender.ANA, "Day-2", null, 10).files()).hasSize(1);
        next.close();
        Files.delete(folder.resolve("dead/lading.mv.db"));
        ServerCore rebuilt = fixture.open(folder.resolve("dead"));
        assertThat(rebuilt.accounts().list()).extracting(Account::name).containsExactly("ana");
        assertThat(rebuilt.library().page(Sender.ANA, "Day-2", null, 10).files())
                .hasSize(1);
    }

    @Test
    void a_user_whose_account_file_could_not_be_written_keeps_the_files() throws Exception {
        core.accounts().add("ana", "correct horse", false, null);
        Sender sender = file(100, 4);
        sender.upload(core.uploads()).finished();
        core.accounts().disable("ana");
        AtomicBoolean moved = new AtomicBoolean();
        fixture.disk().before(step -> {
            if (step.what().equals("replace") && step.name().startsWith("ana-")) {
                moved.set(true);
            } else if (moved.get() && step.name().startsWith("accounts.json")) {
                throw new IOException("No space left on device");
            }
        });
        assertRefused(ErrorCode.NO_SPACE, () -> core.accounts().remove("ana"));

        assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(sender.content);
        ServerCore next = killedAndStarted();
        assertThat(next.accounts().list()).extracting(Account::name).containsExactly("ana");
        assertThat(next.library().page(Sender.ANA, "Day-2", null, 10).files()).hasSize(1);
    }

    @Test
    void a_user_whose_removal_was_cut_off_is_gone_and_the_files_are_moved_away() throws Exception {
        core.accounts().add("ana", "correct horse", false, null);
        core.accounts().add("bob", "correct horse", false, null);
        Sender sender = file(100, 5);
        sender.upload(core.uploads()).finished();
        AtomicReference<Path> dead = new AtomicReference<>();
        fixture.disk().before(step -> {
            if (step.what().equals("replace") && step.name().startsWith("ana-")) {
                dead.set(CoreFixture.killed(data, folder.resolve("dead")));
            }
        });
        core.accounts().remove("ana");

        for (int start = 0; start < 2; start++) {
            ServerCore next = fixture.open(dead.get());
            assertThat(next.accounts().list()).extracting(Account::name).containsExactly("bob");
            next.close();
            assertThat(dead.get().resolve("files/ana")).doesNotExist();
            try (var removed = Files.walk(dead.get().resolve("removed"))) {
                assertThat(removed.filter(Files::isRegularFile))
                        .singleElement()
                        .satisfies(path -> assertThat(path).hasBinaryContent(sender.content));
            }
            Files.delete(dead.get().resolve("lading.mv.db"));
        }
    }

    @Test
    void a_file_that_failed_to_replace_one_of_its_size_is_not_taken_for_it() throws Exception {
        Sender old = file(3000, 6);
        old.upload(core.uploads()).finished();
        Sender newer = file(3000, 7);
        newer.onConflict = ConflictPolicy.REPLACE;
        AtomicBoolean failed = new AtomicBoolean();
        fixture.disk().before(step -> {
            boolean replaces = step.what().equals("replace") && step.name().equals("cut.mov");
            if (replaces) {
                failed.set(true);
            }
            if (replaces
                    || (failed.get()
                            && step.what().equals("write")
                            && step.name().equals("journal.log"))) {
                throw new IOException("Input/output error");
            }
        });
        newer.upload(core.uploads()).failed();
        fixture.disk().before(step -> {});
        Awaitility.await().until(() -> core.health().now().status().equals("ok"));

        for (ServerCore each : new ServerCore[] {core, killedAndStarted()}) {
            assertThat(each.library().page(Sender.ANA, "Day-2", null, 10).files())
                    .extracting(Api.File::fingerprint)
                    .containsExactly(old.blocksFingerprint());
        }
        newer.upload(core.uploads()).finished();
        assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(newer.content);
    }

    @Test
    void an_index_that_is_rebuilt_after_a_failed_replacement_has_the_file_that_is_there() throws Exception {
        Sender old = file(3000, 8);
        old.upload(core.uploads()).finished();
        Sender newer = file(3000, 9).keyed("key-of-the-newer-file");
        newer.onConflict = ConflictPolicy.REPLACE;
        failAt("replace", "cut.mov");
        assertThat(newer.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.IO_ERROR);
        fixture.disk().before(step -> {});
        core.close();
        Files.delete(data.resolve("lading.mv.db"));

        core = fixture.open(data);
        assertThat(core.library().page(Sender.ANA, "Day-2", null, 10).files())
                .extracting(Api.File::fingerprint)
                .containsExactly(old.blocksFingerprint());
        newer.upload(core.uploads()).finished();
        assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(newer.content);
    }

    @Test
    void a_key_whose_first_try_was_refused_survives_the_loss_of_the_index() throws Exception {
        Sender inTheWay = file(100, 10).named("a");
        inTheWay.folder = "";
        String id = inTheWay.upload(core.uploads()).finished().file();
        Sender sender = file(200, 11).named("b.txt").keyed("key-of-the-small-file");
        sender.folder = "a";
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.BAD_NAME);
        core.close();
        Files.delete(data.resolve("lading.mv.db"));

        core = fixture.open(data);
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.BAD_NAME);
        core.library().delete(Sender.ANA, id);
        var finished = sender.upload(core.uploads()).finished();
        core.close();
        Files.delete(data.resolve("lading.mv.db"));

        core = fixture.open(data);
        assertThat(sender.upload(core.uploads()).finished()).isEqualTo(finished);
        assertThat(data.resolve("files/ana/a/b.txt")).hasBinaryContent(sender.content);
        assertThat(core.library().page(Sender.ANA, "a", null, 10).files()).hasSize(1);
    }

    @Test
    void a_finished_file_that_is_not_there_when_the_index_is_rebuilt_is_taken_again() throws Exception {
        Sender sender = file(300, 12).keyed("key-of-the-lost-file");
        sender.upload(core.uploads()).finished();
        core.close();
        Files.delete(data.resolve("lading.mv.db"));
        Files.delete(data.resolve("files/ana/Day-2/cut.mov"));

        core = fixture.open(data);
        sender.upload(core.uploads()).finished();
        assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(sender.content);
    }
}
