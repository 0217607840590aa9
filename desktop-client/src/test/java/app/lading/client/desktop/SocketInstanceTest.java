package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.lading.client.desktop.SingleInstance.Claim;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketInstanceTest {
    private static final Handover NOTHING = new Handover(List.of(), List.of(), true);

    private final List<Handover> taken = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> holds = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void release() throws Exception {
        for (AutoCloseable hold : holds) {
            hold.close();
        }
    }

    private SocketInstance instance() {
        return new SocketInstance(folder.resolve("state"), Map.of());
    }

    private Claim claim(Handover mine) {
        Claim claim = instance().claim(mine, taken::add);
        if (claim instanceof Claim.First first) {
            holds.add(first.hold());
        }
        return claim;
    }

    @Test
    void the_second_start_hands_over_what_it_was_asked_to_do() {
        assertThat(claim(NOTHING)).isInstanceOf(Claim.First.class);
        Handover mine = new Handover(
                List.of(Path.of("/films/Day 2, take \"3\"\n.mov"), Path.of("/films/日.mov")),
                List.of("lading://lab.lan?user=ana"),
                false);

        assertThat(claim(mine)).isEqualTo(new Claim.HandedOver());

        assertThat(taken).containsExactly(mine);
    }

    @Test
    void a_hundred_thousand_files_are_handed_over_in_order() {
        claim(NOTHING);
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(Path.of("/a/rather/long/folder/with/many/files/in/it/file-" + i + ".mov"));
        }

        assertThat(claim(new Handover(many, List.of(), true))).isEqualTo(new Claim.HandedOver());

        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst().paths()).isEqualTo(many);
    }

    @Test
    void only_the_owner_can_speak_to_it() throws Exception {
        claim(NOTHING);

        assertThat(permissions(folder.resolve("state/instance.sock"))).isEqualTo("rw-------");
        assertThat(permissions(folder.resolve("state"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void a_socket_that_was_left_behind_is_no_obstacle() throws Exception {
        Path state = folder.resolve("state");
        Files.createDirectories(state);
        Files.writeString(state.resolve("instance.sock"), "left behind");
        Files.writeString(state.resolve("instance.lock"), "");

        assertThat(claim(NOTHING)).isInstanceOf(Claim.First.class);
        assertThat(claim(NOTHING)).isEqualTo(new Claim.HandedOver());
    }

    @Test
    void after_its_end_the_next_start_is_the_first() throws Exception {
        claim(NOTHING);
        holds.removeFirst().close();

        assertThat(folder.resolve("state/instance.sock")).doesNotExist();
        assertThat(claim(NOTHING)).isInstanceOf(Claim.First.class);
    }

    @Test
    void a_state_folder_too_deep_for_a_socket_uses_another_place() throws Exception {
        Path deep = folder.resolve("d".repeat(60)).resolve("e".repeat(60));
        Path runtime = Files.createDirectory(folder.resolve("run"));
        SocketInstance first = new SocketInstance(deep, Map.of("XDG_RUNTIME_DIR", runtime.toString()));

        Claim claim = first.claim(NOTHING, taken::add);
        assertThat(claim).isInstanceOf(Claim.First.class);
        holds.add(((Claim.First) claim).hold());
        assertThat(first.socket()).startsWith(runtime).exists();
        assertThat(permissions(first.socket().getParent())).isEqualTo("rwx------");
        assertThat(first.claim(NOTHING, taken::add)).isEqualTo(new Claim.HandedOver());
    }

    @Test
    void nonsense_and_endless_lines_do_no_harm() throws Exception {
        claim(NOTHING);
        for (String nonsense : List.of("hello\n", "{}\n", "null\n", "", "x".repeat(2 * 1024 * 1024))) {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(folder.resolve("state/instance.sock")));
                ByteBuffer bytes = ByteBuffer.wrap(nonsense.getBytes(StandardCharsets.UTF_8));
                try {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                } catch (java.io.IOException e) {
                    assertThat(nonsense).as("only the endless line is cut off").hasSizeGreaterThan(1024 * 1024);
                }
            }
        }

        assertThat(claim(NOTHING)).isEqualTo(new Claim.HandedOver());
        assertThat(taken).containsExactly(NOTHING);
    }

    @Test
    void a_start_that_comes_while_the_other_ends_takes_its_place_and_its_own_files() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SocketInstanceMain.class.getName(),
                        folder.resolve("state").toString(),
                        "ending")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("First");
            CompletableFuture<Claim> second =
                    CompletableFuture.supplyAsync(() -> claim(new Handover(List.of(Path.of("/a")), List.of(), false)));
            assertThat(other.inputReader().readLine()).isEqualTo("[/a]");
            assertThat(second).isNotDone();

            other.getOutputStream().close();

            assertThat(second.get(20, TimeUnit.SECONDS)).isInstanceOf(Claim.First.class);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_program_that_runs_and_cannot_be_reached_is_told_apart_from_none() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SocketInstanceMain.class.getName(),
                        folder.resolve("state").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("First");
            Files.delete(folder.resolve("state/instance.sock"));

            assertThat(claim(NOTHING))
                    .isInstanceOfSatisfying(
                            Claim.Failed.class,
                            failed -> assertThat(failed.why()).isEqualTo(Claim.Why.NO_ANSWER));
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_program_that_was_killed_leaves_the_place_free() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SocketInstanceMain.class.getName(),
                        folder.resolve("state").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("First");
            assertThat(claim(new Handover(List.of(Path.of("/a")), List.of(), false)))
                    .isEqualTo(new Claim.HandedOver());
            assertThat(other.inputReader().readLine()).isEqualTo("[/a]");
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("state/instance.sock")).exists();

        await().untilAsserted(() -> assertThat(claim(NOTHING)).isInstanceOf(Claim.First.class));
    }
}
