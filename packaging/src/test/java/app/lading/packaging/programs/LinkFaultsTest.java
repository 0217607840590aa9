package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ServerMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real programs on links and machines that behave badly.
class LinkFaultsTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long SIZE = 48L * 1024 * 1024 + 4321;

    @TempDir
    private Path folder;

    private Path data;
    private Path source;
    private Programs programs;

    @BeforeEach
    void make() throws Exception {
        data = folder.resolve("data");
        programs = new Programs(folder.resolve("logs"));
        programs.addUser(data);
        source = folder.resolve("film.mov");
        Trees.file(source, SIZE, new Random(11));
    }

    @Test
    void on_a_long_link_far_more_than_one_chunk_is_under_way() throws Exception {
        try (WireTap tap = new WireTap(Duration.ofMillis(50));
                ServerProcess server = programs.serve(data)) {
            tap.forwardTo(server.port());
            Map<String, Long> acked = new ConcurrentHashMap<>();
            AtomicLong mostUnderWay = new AtomicLong();
            tap.onMessage((connection, message) -> {
                if (message instanceof ServerMessage.Progress progress) {
                    acked.put(connection + "/" + progress.stream(), progress.acked());
                }
            });
            tap.onBytesUp(total -> mostUnderWay.accumulateAndGet(
                    total - acked.values().stream().mapToLong(Long::longValue).sum(), Math::max));

            ClientProcess client = put(tap);
            assertThat(client.exitCode(LIMIT)).as(client.everything()).isZero();

            assertThat(stored()).hasSameBinaryContentAs(source);
            assertThat(mostUnderWay).hasValueGreaterThan(4L * 1024 * 1024);
        }
    }

    @Test
    void a_new_client_continues_at_once_while_the_old_connection_is_half_open_and_its_late_frames_change_nothing()
            throws Exception {
        DurableWatch watch = new DurableWatch();
        try (WireTap tap = new WireTap(Duration.ZERO);
                ServerProcess server = programs.serve(data)) {
            tap.forwardTo(server.port());
            tap.onMessage(watch);
            ClientProcess first = put(tap);
            Awaitility.await().atMost(LIMIT).until(() -> tap.bytesUp() > SIZE / 3);
            tap.freeze();
            first.kill();

            ClientProcess second = put(tap);
            // Long before the server could notice that the old connection is dead: after 75 s of silence.
            Awaitility.await("the second client to go on")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> tap.bytesUp() > SIZE / 2);
            tap.thaw();
            assertThat(second.exitCode(LIMIT)).as(second.everything()).isZero();

            assertThat(stored()).hasSameBinaryContentAs(source);
            assertThat(watch.violations()).isEmpty();
        }
    }

    @Test
    void a_link_that_breaks_again_and_again_only_slows_the_upload_down() throws Exception {
        try (WireTap tap = new WireTap(Duration.ZERO);
                ServerProcess server = programs.serve(data)) {
            tap.forwardTo(server.port());
            AtomicLong next = new AtomicLong(SIZE / 8);
            tap.onBytesUp(total -> {
                if (total > next.get()) {
                    next.addAndGet(SIZE / 8);
                    tap.cut();
                }
            });
            ClientProcess client = put(tap);
            assertThat(client.exitCode(LIMIT)).as(client.everything()).isZero();
            assertThat(stored()).hasSameBinaryContentAs(source);
            assertThat(next).hasValueGreaterThan(SIZE / 2);
        }
    }

    @Test
    void a_server_that_is_stopped_in_the_middle_drains_ends_with_0_and_the_client_waits_for_the_next_one()
            throws Exception {
        DurableWatch watch = new DurableWatch();
        try (WireTap tap = new WireTap(Duration.ZERO)) {
            tap.onMessage(watch);
            ServerProcess server = programs.serve(data);
            tap.forwardTo(server.port());
            ClientProcess client = put(tap);
            Awaitility.await().atMost(LIMIT).until(() -> tap.bytesUp() > SIZE / 3);
            assertThat(server.terminate(Duration.ofSeconds(10)))
                    .as(server.log())
                    .isZero();
            assertThat(client.isAlive()).isTrue();
            try (ServerProcess next = programs.serve(data)) {
                tap.forwardTo(next.port());
                assertThat(client.exitCode(LIMIT)).as(client.everything()).isZero();
                assertThat(stored()).hasSameBinaryContentAs(source);
                assertThat(watch.violations()).isEmpty();
            }
        }
    }

    @Test
    void the_same_file_again_is_not_sent_again() throws Exception {
        try (WireTap tap = new WireTap(Duration.ZERO);
                ServerProcess server = programs.serve(data)) {
            tap.forwardTo(server.port());
            ClientProcess first = put(tap);
            assertThat(first.exitCode(LIMIT)).as(first.everything()).isZero();
            long sent = tap.bytesUp();
            ClientProcess second = put(tap);
            assertThat(second.exitCode(LIMIT)).as(second.everything()).isZero();
            assertThat(tap.bytesUp() - sent).isLessThan(SIZE / 2);
            assertThat(Trees.digests(data.resolve("files"))).hasSize(1);

            Files.write(source, new byte[] {1, 2, 3}, StandardOpenOption.WRITE);
            ClientProcess changed = put(tap);
            assertThat(changed.exitCode(LIMIT)).as(changed.everything()).isZero();
            assertThat(data.resolve("files").resolve(Programs.USER).resolve("film (2).mov"))
                    .hasSameBinaryContentAs(source);
        }
    }

    @Test
    void a_second_server_on_the_same_folder_ends_with_3_and_the_first_goes_on() throws Exception {
        try (ServerProcess first = programs.serve(data)) {
            ClientProcess second = programs.secondServer(data);
            assertThat(second.exitCode(LIMIT)).isEqualTo(3);
            assertThat(second.everything())
                    .contains(Long.toString(first.process().pid()))
                    .contains(Integer.toString(first.port()));
            assertThat(first.process().isAlive()).isTrue();
        }
    }

    private Path stored() {
        return data.resolve("files").resolve(Programs.USER).resolve("film.mov");
    }

    private ClientProcess put(WireTap tap) throws Exception {
        return programs.client(
                "put",
                source.toString(),
                "--server",
                "http://127.0.0.1:" + tap.port(),
                "--user",
                Programs.USER,
                "--json",
                "--state",
                folder.resolve("state").toString());
    }
}
