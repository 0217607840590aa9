package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.api.Api;
import app.lading.model.digest.Blocks;
import app.lading.model.error.ErrorCode;
import app.lading.model.message.ServerMessage;
import app.lading.server.storage.TestDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that gives back other bytes than were written: in the index, the journal and the sidecars.
class DamageTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private final CoreFixture fixture = new CoreFixture();
    private final List<Sender> senders = new ArrayList<>();
    private final List<ServerMessage.Finished> receipts = new ArrayList<>();
    private Path data;
    private ServerCore core;
    private Sender unfinished;

    @BeforeEach
    void fill() throws Exception {
        data = folder.resolve("data");
        core = fixture.open(data);
        core.accounts().add("ana", "correct horse", false, null);
        for (int i = 0; i < 4; i++) {
            Sender sender =
                    new Sender(Sender.random(1000 + i, i)).named("file-" + i).keyed("key-of-transfer-" + i);
            senders.add(sender);
            receipts.add(sender.upload(core.uploads()).finished());
        }
        core.library().makeFolder(Sender.ANA, "empty/inside");
        unfinished =
                new Sender(Sender.random(2 * BLOCK + 77, 9)).named("film.mov").keyed("key-of-the-unfinished");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = unfinished.open(core.uploads(), peer);
        unfinished.send(stream, 0, BLOCK);
        unfinished.seal(stream, 0);
        stream.pause();
        peer.last();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x20;
        Files.write(file, bytes);
    }

    private static List<String> aside(Path where) throws IOException {
        try (Stream<Path> all = Files.list(where)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".corrupt-"))
                    .toList();
        }
    }

    private void assertAllIsThere(ServerCore server, String what) throws Exception {
        for (int i = 0; i < senders.size(); i++) {
            assertThat(senders.get(i).upload(server.uploads()).finished())
                    .as(what)
                    .isEqualTo(receipts.get(i));
        }
        assertThat(server.library().page(Sender.ANA, "Day-2", null, 10).files())
                .as(what)
                .extracting(Api.File::name)
                .contains("file-0", "file-1", "file-2", "file-3");
        assertThat(server.library().page(Sender.ANA, "empty", null, 10).folders())
                .as(what)
                .containsExactly("inside");
        unfinished.upload(server.uploads()).finished();
        assertThat(server.health().now().status()).as(what).isEqualTo("ok");
    }

    /// Each page of the index in turn is filled with something else: the server that starts either does not need it,
    /// or makes the index anew.
    @Test
    void whichever_page_of_the_index_is_damaged_everything_goes_on() throws Exception {
        core.close();
        Path index = data.resolve("lading.mv.db");
        byte[] whole = Files.readAllBytes(index);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        int rebuilt = 0;
        int pages = whole.length / PAGE;
        // The first two pages are headers, of which one is enough.
        for (int page = 2; page < pages; page += Math.max(1, pages / 24)) {
            Path copy = CoreFixture.killed(data, folder.resolve("page-" + page));
            byte[] bad = whole.clone();
            byte[] other = new byte[PAGE];
            random.nextBytes(other);
            System.arraycopy(other, 0, bad, page * PAGE, PAGE);
            Files.write(copy.resolve("lading.mv.db"), bad);
            ServerCore next = fixture.open(copy);
            assertAllIsThere(next, "page " + page);
            rebuilt += aside(copy).isEmpty() ? 0 : 1;
            next.close();
        }
        assertThat(rebuilt).isPositive();
    }

    @Test
    void an_index_that_turns_out_to_be_damaged_while_the_server_runs_is_made_anew() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        fixture.disk().before(step -> {
            if (step.what().equals("COMMIT") && failures.incrementAndGet() == 1) {
                throw new IOException(TestDisk.DAMAGED_INDEX);
            }
        });
        Sender sender = new Sender(Sender.random(500, 20)).named("more").keyed("key-of-one-file-more");
        assertThat(sender.upload(core.uploads()).failed().errorCode()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        Awaitility.await().until(() -> core.health().now().status().equals("ok"));
        assertThat(aside(data)).singleElement().asString().startsWith("lading.mv.db.corrupt-");
        sender.upload(core.uploads()).finished();
        assertAllIsThere(core, "made anew");
        assertThat(core.accounts().list()).hasSize(1);
    }

    @Test
    void a_journal_that_is_damaged_in_the_middle_is_kept_and_written_anew_so_that_it_tells_all_again()
            throws Exception {
        core.close();
        Path journal = data.resolve("journal.log");
        for (int at : new int[] {3, 100, (int) (Files.size(journal) / 2)}) {
            Path copy = CoreFixture.killed(data, folder.resolve("journal-" + at));
            flip(copy.resolve("journal.log"), at);
            fixture.open(copy).close();
            assertThat(aside(copy)).singleElement().asString().startsWith("journal.log.corrupt-");
            Files.delete(copy.resolve("lading.mv.db"));
            ServerCore next = fixture.open(copy);
            assertAllIsThere(next, "flipped at " + at);
            next.close();
            assertThat(aside(copy)).hasSize(1);
        }
    }

    @Test
    void a_damaged_journal_and_a_lost_index_lose_no_file() throws Exception {
        core.close();
        flip(data.resolve("journal.log"), 100);
        Files.delete(data.resolve("lading.mv.db"));
        core = fixture.open(data);
        assertThat(core.library().page(Sender.ANA, "Day-2", null, 10).files())
                .extracting(Api.File::name)
                .containsExactly("file-0", "file-1", "file-2", "file-3");
        for (int i = 1; i < senders.size(); i++) {
            assertThat(senders.get(i).upload(core.uploads()).finished()).isEqualTo(receipts.get(i));
        }
    }

    @Test
    void a_damaged_sidecar_is_kept_and_written_anew_so_that_a_lost_index_loses_no_upload() throws Exception {
        core.close();
        Path side;
        try (Stream<Path> all = Files.list(data.resolve("incoming"))) {
            side = all.filter(path -> path.toString().endsWith(".side"))
                    .findAny()
                    .orElseThrow();
        }
        byte[] before = Files.readAllBytes(side);
        flip(side, 30);
        core = fixture.open(data);
        HeardPeer peer = new HeardPeer();
        UploadStream stream = unfinished.open(core.uploads(), peer);
        assertThat(peer.ready().durable()).isEqualTo(BLOCK);
        stream.pause();
        peer.last();
        core.close();
        assertThat(aside(data.resolve("incoming"))).hasSize(1);
        assertThat(Files.readAllBytes(side)).hasSameSizeAs(before);
        Files.delete(data.resolve("lading.mv.db"));
        core = fixture.open(data);
        HeardPeer again = new HeardPeer();
        unfinished.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(BLOCK);
        assertThat(again.ready().missing().getFirst().start()).isEqualTo(BLOCK);
    }
}
