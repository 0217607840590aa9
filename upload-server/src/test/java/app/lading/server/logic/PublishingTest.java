package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a complete file: its name, conflicts, content that is there already, quota, the library.
class PublishingTest {
    private static final UserRef BOB = new UserRef("bob", false);

    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();
    private ServerCore core;

    @BeforeEach
    void open() {
        core = fixture.open(data);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Sender file(int size, long seed) {
        return new Sender(Sender.random(size, seed));
    }

    private List<Path> published() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3000, Blocks.BLOCK_SIZE + 5})
    void another_file_of_the_same_name_gets_a_number(int size) throws Exception {
        file(size, 1).upload(core.uploads()).finished();
        assertThat(file(size, 2).upload(core.uploads()).finished().name()).isEqualTo("cut (2).mov");
        assertThat(file(size, 3).upload(core.uploads()).finished().name()).isEqualTo("cut (3).mov");
        assertThat(Files.readAllBytes(data.resolve("files/ana/Day-2/cut (3).mov")))
                .isEqualTo(Sender.random(size, 3));
    }

    @Test
    void many_files_of_one_name_all_get_names_of_their_own() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            names.add(file(10, 100 + i).upload(core.uploads()).finished().name());
        }
        assertThat(names).doesNotHaveDuplicates().hasSize(30);
    }

    @Test
    void the_same_file_again_is_the_file_that_is_there_whatever_the_policy() throws Exception {
        var first = file(3000, 4).upload(core.uploads()).finished();
        for (ConflictPolicy policy : ConflictPolicy.values()) {
            Sender again = file(3000, 4);
            again.onConflict = policy;
            var finished = again.upload(core.uploads()).finished();
            assertThat(finished.file()).isEqualTo(first.file());
            assertThat(finished.instant()).isTrue();
        }
        assertThat(published()).hasSize(1);
        assertThat(core.library().space(Sender.ANA)).isEqualTo(new Space(null, 3000, 0));
    }

    @Test
    void replace_puts_the_new_bytes_in_place_of_the_old() throws Exception {
        file(3000, 5).upload(core.uploads()).finished();
        Sender newer = file(4000, 6);
        newer.onConflict = ConflictPolicy.REPLACE;
        assertThat(newer.upload(core.uploads()).finished().name()).isEqualTo("cut.mov");
        assertThat(published())
                .singleElement()
                .satisfies(path -> assertThat(path).hasBinaryContent(newer.content));
        assertThat(core.library().space(Sender.ANA).used()).isEqualTo(4000);
    }

    @ParameterizedTest
    @EnumSource(names = {"SKIP", "FAIL"})
    void skip_and_fail_keep_the_old_and_say_so_before_sending_when_the_size_differs(ConflictPolicy policy)
            throws Exception {
        Sender old = file(3000, 7);
        old.upload(core.uploads()).finished();
        Sender longer = file(5_000_000, 8);
        longer.onConflict = policy;
        HeardPeer peer = new HeardPeer();
        longer.open(core.uploads(), peer);
        assertThat(peer.failed().errorCode()).isEqualTo(ErrorCode.NAME_EXISTS);
        assertThat(peer.heard).hasSize(1);

        Sender sameSize = file(3000, 9);
        sameSize.onConflict = policy;
        assertThat(sameSize.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NAME_EXISTS);
        assertThat(published())
                .singleElement()
                .satisfies(path -> assertThat(path).hasBinaryContent(old.content));
        assertThat(core.library().space(Sender.ANA).reserved()).isZero();
    }

    @Test
    void a_file_that_lies_there_unknown_to_the_index_is_never_replaced() throws Exception {
        Path stranger = Files.createDirectories(data.resolve("files/ana/Day-2")).resolve("cut.mov");
        Files.writeString(stranger, "put here by somebody else");
        Sender replacing = file(3000, 10);
        replacing.onConflict = ConflictPolicy.REPLACE;
        assertThat(replacing.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.NAME_EXISTS);
        assertThat(file(3000, 10).upload(core.uploads()).finished().name()).isEqualTo("cut (2).mov");
        assertThat(stranger).hasContent("put here by somebody else");
    }

    @Test
    void a_link_inside_a_users_folder_is_not_walked_through(@TempDir Path outside) throws Exception {
        Files.createDirectories(data.resolve("files/ana"));
        Files.createSymbolicLink(data.resolve("files/ana/Day-2"), outside);
        assertThat(file(100, 11).upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.BAD_NAME);
        assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "a\\b", "", "a\u0000b", "line\nbreak", "\ud800"})
    void a_name_that_could_touch_another_path_is_refused(String name) throws Exception {
        assertThat(file(10, 12).named(name).upload(core.uploads()).failed().errorCode())
                .isEqualTo(ErrorCode.BAD_NAME);
        Sender inFolder = file(10, 12);
        inFolder.folder = "ok/" + name + "/x/../..";
        assertThat(inFolder.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.BAD_NAME);
        assertThat(published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NUL.txt",
                "a:b",
                "trailing.",
                " spaces ",
                ".hidden",
                "invoice\u202Egpj.exe",
                "😀.png",
                "é",
                "e\u0301"
            })
    void an_unusual_name_is_kept_exactly(String name) throws Exception {
        Sender sender = file(10, 13).named(name);
        assertThat(sender.upload(core.uploads()).finished().name()).isEqualTo(name);
        assertThat(core.library().byName(Sender.ANA, "Day-2", name).files()).hasSize(1);
        assertThat(data.resolve("files/ana/Day-2").resolve(name)).hasBinaryContent(sender.content);
    }

    @Test
    void of_two_uploads_that_race_for_the_last_bytes_of_a_quota_one_is_refused() throws Exception {
        core.accounts().add("ana", "correct horse", false, 6_000_000L);
        HeardPeer one = new HeardPeer();
        HeardPeer two = new HeardPeer();
        UploadStream first = file(5_000_000, 18).open(core.uploads(), one);
        file(5_000_000, 19).named("other").open(core.uploads(), two);
        assertThat(two.failed().errorCode()).isEqualTo(ErrorCode.QUOTA_EXCEEDED);
        assertThat(two.failed().details()).containsEntry("needed", 5_000_000L).containsEntry("available", 1_000_000L);
        first.cancel();
        one.last();
        file(5_000_000, 19).named("other").upload(core.uploads()).finished();
        assertThat(core.library().space(Sender.ANA)).isEqualTo(new Space(6_000_000L, 5_000_000, 0));
    }

    @Test
    void a_page_after_the_other_lists_a_folder_and_deleting_frees_the_space() throws Exception {
        for (int i = 0; i < 5; i++) {
            file(100, 20 + i).named("f" + i).upload(core.uploads()).finished();
        }
        core.library().makeFolder(Sender.ANA, "Day-2/inside/deep");
        var page = core.library().page(Sender.ANA, "Day-2", null, 2);
        assertThat(page.folders()).containsExactly("inside");
        List<String> names = new ArrayList<>();
        while (true) {
            page.files().forEach(each -> names.add(each.name()));
            if (page.next() == null) {
                break;
            }
            page = core.library().page(Sender.ANA, "Day-2", page.next(), 2);
        }
        assertThat(names).containsExactly("f0", "f1", "f2", "f3", "f4");
        assertThat(core.library().page(Sender.ANA, "", null, 10).folders()).containsExactly("Day-2");

        String id = core.library()
                .byName(Sender.ANA, "Day-2", "f3")
                .files()
                .getFirst()
                .file();
        assertThatThrownBy(() -> core.library().delete(BOB, id)).hasMessage("there is no such file");
        core.library().delete(Sender.ANA, id);
        assertThat(data.resolve("files/ana/Day-2/f3")).doesNotExist();
        assertThat(core.library().space(Sender.ANA).used()).isEqualTo(400);
        assertThatThrownBy(() -> core.library().removeFolder(Sender.ANA, "Day-2"))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_STATE));
        core.library().removeFolder(Sender.ANA, "Day-2/inside/deep");
        assertThat(data.resolve("files/ana/Day-2/inside")).isEmptyDirectory();
    }

    @Test
    void content_is_compared_while_it_is_read_and_a_flipped_byte_is_never_delivered() throws Exception {
        Sender sender = file(Blocks.BLOCK_SIZE + 1000, 30);
        String id = sender.upload(core.uploads()).finished().file();
        ByteBuffer whole = ByteBuffer.allocate(sender.content.length);
        try (FileContent content = core.library().content(Sender.ANA, id)) {
            while (content.read(whole.position(), whole) >= 0) {
                assertThat(whole.position()).isPositive();
            }
        }
        assertThat(whole.array()).isEqualTo(sender.content);

        Path file = data.resolve("files/ana/Day-2/cut.mov");
        byte[] bad = sender.content.clone();
        bad[Blocks.BLOCK_SIZE + 5] ^= 1;
        assertThat(file.toFile().setWritable(true)).isTrue();
        Files.write(file, bad);
        try (FileContent content = core.library().content(Sender.ANA, id)) {
            assertThat(content.read(0, ByteBuffer.allocate(10))).isEqualTo(10);
            assertThatThrownBy(() -> content.read(Blocks.BLOCK_SIZE, ByteBuffer.allocate(10)))
                    .hasMessageContaining("is damaged")
                    .isInstanceOfSatisfying(
                            LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DAMAGED));
        }
        List<Verified> found = new ArrayList<>();
        assertThat(core.library().verify(found::add)).isEqualTo(new VerifyReport(0, 1, 0, 0, 0));
        assertThat(found)
                .singleElement()
                .satisfies(each -> assertThat(each.verdict()).isEqualTo(Verified.Verdict.DAMAGED));
        assertThatThrownBy(() -> core.library().content(Sender.ANA, id)).hasMessageContaining("is damaged");

        assertThat(file(Blocks.BLOCK_SIZE + 1000, 30)
                        .upload(core.uploads())
                        .finished()
                        .file())
                .isEqualTo(id);
        assertThat(core.library().verify(each -> {})).isEqualTo(new VerifyReport(1, 0, 0, 0, sender.content.length));
    }

    @Test
    void a_file_deleted_behind_our_back_is_said_to_be_missing_and_healed_by_the_same_content() throws Exception {
        Sender sender = file(2000, 31);
        String id = sender.upload(core.uploads()).finished().file();
        Files.delete(data.resolve("files/ana/Day-2/cut.mov"));
        Files.writeString(data.resolve("files/ana/stranger.txt"), "hello");
        assertThatThrownBy(() -> core.library().content(Sender.ANA, id))
                .hasMessageContaining("not on the server's disk");
        assertThat(core.library().verify(each -> {})).isEqualTo(new VerifyReport(0, 0, 1, 1, 0));
        assertThat(file(2000, 31).upload(core.uploads()).finished().file()).isEqualTo(id);
        assertThat(data.resolve("files/ana/Day-2/cut.mov")).hasBinaryContent(sender.content);
        assertThat(core.library().space(Sender.ANA).used()).isEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "delete"})
    void a_check_does_not_take_a_change_that_is_under_way_for_a_fault(String change) throws Exception {
        String id = file(3000, 43).upload(core.uploads()).finished().file();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        fixture.disk().before(step -> {
            if (step.what().equals("COMMIT")) {
                reached.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
        });
        CompletableFuture<Void> changed = CompletableFuture.runAsync(() -> {
            try {
                if (change.equals("publish")) {
                    file(3000, 44).named("new.mov").upload(core.uploads()).finished();
                } else {
                    core.library().delete(Sender.ANA, id);
                }
            } catch (LadingException e) {
                throw new AssertionError(e);
            }
        });
        reached.await();
        CompletableFuture<VerifyReport> report = new CompletableFuture<>();
        Thread check = new Thread(() -> {
            try {
                report.complete(core.library().verify(each -> {}));
            } catch (LadingException e) {
                report.completeExceptionally(e);
            }
        });
        check.start();
        Awaitility.await()
                .until(() -> check.getState() == Thread.State.WAITING
                        || check.getState() == Thread.State.TIMED_WAITING
                        || report.isDone());
        goOn.countDown();
        assertThat(report.get(60, TimeUnit.SECONDS).isClean()).isTrue();
        changed.get(60, TimeUnit.SECONDS);
    }

    @Test
    void draining_keeps_everything_that_came_and_refuses_what_is_new() throws Exception {
        Sender sender = file(Blocks.BLOCK_SIZE * 2, 32).keyed("key-of-a-long-transfer");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = sender.open(core.uploads(), peer);
        sender.send(stream, 0, Blocks.BLOCK_SIZE);
        sender.seal(stream, 0);
        core.drain();
        assertThat(stream.durable()).isEqualTo(Blocks.BLOCK_SIZE);
        assertThat(file(10, 33).named("late").upload(core.uploads()).failed().errorCode())
                .isEqualTo(ErrorCode.DRAINING);
        core.close();
        core = fixture.open(data);
        HeardPeer again = new HeardPeer();
        sender.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(Blocks.BLOCK_SIZE);
    }
}
