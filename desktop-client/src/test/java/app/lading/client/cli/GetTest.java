package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GetTest extends CommandHarness {
    private static final String CONTENT = "The content of a file that comes in pieces.";

    @BeforeEach
    void content() {
        signIn();
        server.with("Day-2/cut.mov", CONTENT).with("Day-2/raw/a.r3d", "a").with("empty", "");
    }

    private Path output() {
        return folder.resolve("out");
    }

    @Test
    void a_file_arrives_whole_with_its_time() throws IOException {
        assertThat(run("get", "Day-2/cut.mov", "--output", "out")).isZero();

        assertThat(output().resolve("cut.mov")).hasContent(CONTENT);
        assertThat(Files.getLastModifiedTime(output().resolve("cut.mov")).toMillis())
                .isEqualTo(1_790_000_000_000L);
        assertThat(terminal.outText()).contains("Verified: ");
        assertThat(everythingIn(output())).containsExactly("cut.mov");
    }

    @Test
    void an_empty_file_arrives() {
        assertThat(run("get", "empty")).isZero();

        assertThat(folder.resolve("empty")).isEmptyFile();
    }

    @Test
    void a_folder_arrives_with_everything_in_it() throws IOException {
        server.folders.add("Day-2/nothing");

        assertThat(run("get", "Day-2")).isZero();

        assertThat(everythingIn(folder.resolve("Day-2"))).containsExactly("cut.mov", "nothing", "raw", "raw/a.r3d");
        assertThat(terminal.outText()).contains("2 files verified");
    }

    @Test
    void a_broken_download_continues_where_it_stopped() {
        server.breaksAfter = 20;

        assertThat(run("get", "Day-2/cut.mov")).isZero();

        assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
        assertThat(server.downloadedFrom).containsExactly(0L, 20L, 40L);
    }

    @Test
    void a_folder_that_refuses_the_file_is_not_said_to_take_it_with_the_same_command() throws IOException {
        Files.createDirectories(folder.resolve("there/.cut.mov"));
        Files.writeString(folder.resolve("file"), "no folder");

        assertThat(run("get", "Day-2/cut.mov", "--output", "file/below")).isEqualTo(1);
        assertThat(terminal.errText()).contains("--output").doesNotContain("same command");
    }

    @Test
    void what_an_interrupted_run_left_is_continued_by_the_next() throws IOException {
        server.breaksAfter = 20;
        interruption = interruptedAtTheFirstWait();
        assertThat(run("get", "Day-2/cut.mov")).isEqualTo(130);
        assertThat(terminal.outText()).contains("run the same command again to continue");
        assertThat(folder.resolve("cut.mov")).doesNotExist();

        interruption = new Interruption(action -> {});
        server.breaksAfter = 0;
        assertThat(run("get", "Day-2/cut.mov")).isZero();

        assertThat(server.downloadedFrom).containsExactly(0L, 20L);
        assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
    }

    @Test
    void damage_in_what_an_earlier_run_left_is_found() throws IOException {
        server.breaksAfter = 20;
        interruption = interruptedAtTheFirstWait();
        run("get", "Day-2/cut.mov");
        Path part;
        try (var files = Files.list(folder)) {
            part = files.filter(path -> path.toString().endsWith(".part"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(part);
        bytes[3] ^= 1;
        Files.write(part, bytes);

        interruption = new Interruption(action -> {});
        server.breaksAfter = 0;
        assertThat(run("get", "Day-2/cut.mov")).isEqualTo(1);
        assertThat(terminal.errText()).contains("damaged");
        assertThat(folder.resolve("cut.mov")).doesNotExist();

        assertThat(run("get", "Day-2/cut.mov")).isZero();
        assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
    }

    @Test
    void wrong_bytes_never_get_the_name() throws IOException {
        server.lies = true;

        assertThat(run("get", "Day-2/cut.mov", "--output", "out")).isEqualTo(1);

        assertThat(terminal.errText()).contains("damaged");
        assertThat(everythingIn(output())).isEmpty();
    }

    @Test
    void the_same_content_is_already_there() throws IOException {
        Files.writeString(folder.resolve("cut.mov"), CONTENT);

        assertThat(run("get", "Day-2/cut.mov")).isZero();

        assertThat(terminal.outText()).startsWith("Already there: ");
        assertThat(server.downloadedFrom).isEmpty();
    }

    @Test
    void other_content_is_not_replaced_without_force() throws IOException {
        Files.writeString(folder.resolve("cut.mov"), "mine");

        assertThat(run("get", "Day-2/cut.mov")).isEqualTo(1);
        assertThat(terminal.errText()).contains("other content").contains("--force");
        assertThat(folder.resolve("cut.mov")).hasContent("mine");

        assertThat(run("get", "Day-2/cut.mov", "--force")).isZero();
        assertThat(folder.resolve("cut.mov")).hasContent(CONTENT);
    }

    @Test
    void one_bad_file_does_not_stop_the_others() throws IOException {
        Files.createDirectories(folder.resolve("Day-2"));
        Files.writeString(folder.resolve("Day-2/cut.mov"), "mine");

        assertThat(run("get", "Day-2")).isEqualTo(1);

        assertThat(folder.resolve("Day-2/raw/a.r3d")).hasContent("a");
        assertThat(terminal.outText()).contains("Failed: ").contains("1 failed");
    }

    @Test
    void a_server_that_is_away_between_two_files_is_waited_for() {
        server.with("Day-2/a", "a").with("Day-2/b", "b").with("Day-2/c", "c");
        server.brokenListings.put("Day-2/raw", 3);

        assertThat(run("get", "Day-2")).isZero();

        assertThat(folder.resolve("Day-2/raw/a.r3d")).hasContent("a");
        assertThat(terminal.outText()).contains("5 files verified");
    }

    @Test
    void a_folder_name_that_cannot_be_here_fails_alone() {
        server.folders.add("Day-2/..");

        assertThat(run("get", "Day-2", "--output", "out")).isEqualTo(1);

        assertThat(terminal.outText()).contains("Failed: '..' cannot be the name of a file or folder here");
        assertThat(output().resolve("Day-2/raw/a.r3d")).hasContent("a");
    }

    @Test
    void a_folder_whose_place_is_taken_fails_alone() throws IOException {
        server.with("Day-2/zoo/z", "z");
        Files.createDirectories(output().resolve("Day-2"));
        Files.writeString(output().resolve("Day-2/raw"), "a file where a folder shall be");

        assertThat(run("get", "Day-2", "--output", "out")).isEqualTo(1);

        assertThat(terminal.outText()).contains("Failed: Cannot make the folder");
        assertThat(output().resolve("Day-2/zoo/z")).hasContent("z");
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused() {
        server.with("Day-2/..", "evil");

        assertThat(run("get", "Day-2", "--output", "out")).isEqualTo(1);

        assertThat(terminal.outText()).contains("cannot be the name of a file or folder here");
        assertThat(output().resolve("Day-2/cut.mov")).exists();
    }

    @Test
    void what_does_not_exist_is_said() {
        assertThat(run("get", "nowhere")).isEqualTo(1);

        assertThat(terminal.errText()).contains("There is no file or folder 'nowhere' on the server");
    }

    private Interruption interruptedAtTheFirstWait() {
        Runnable[] signal = new Runnable[1];
        Interruption interruption = new Interruption(action -> signal[0] = action);
        server.onBreak = () -> signal[0].run();
        return interruption;
    }

    private List<String> everythingIn(Path root) throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(path -> !path.equals(root))
                    .map(path -> root.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
