package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.api.Api;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookAndDeleteTest extends CommandHarness {
    @BeforeEach
    void content() {
        signIn();
        server.with("notes.txt", "12345")
                .with("Day-2/a.mov", "a")
                .with("Day-2/b.mov", "bb")
                .with("Day-2/c.mov", "ccc")
                .with("Day-2/raw/会.r3d", "dddd");
    }

    @Test
    void ls_shows_folders_and_then_files_of_all_pages() {
        assertThat(run("ls", "Day-2")).isZero();

        assertThat(terminal.outText().lines().map(String::strip))
                .hasSize(4)
                .first()
                .isEqualTo("raw/");
        assertThat(terminal.outText()).contains("a.mov").contains("b.mov").contains("c.mov");
    }

    @Test
    void ls_of_a_file_shows_it() {
        assertThat(run("ls", "/Day-2/raw/会.r3d")).isZero();

        assertThat(terminal.outText()).contains("4 B").endsWith("会.r3d\n");
    }

    @Test
    void ls_speaks_json() {
        assertThat(run("ls", "--json")).isZero();

        assertThat(terminal.outText())
                .isEqualTo("""
                {"kind":"folder","folder":"","name":"Day-2"}
                {"kind":"file","file":"notes.txt","folder":"","name":"notes.txt","size":5,"modified":1790000000000,"fingerprint":"%s","at":"2026-11-21T09:30:00Z"}
                """.formatted(FakeServer.fingerprint("12345".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void ls_of_nothing_ends_with_1() {
        assertThat(run("ls", "nowhere")).isEqualTo(1);
    }

    @Test
    void rm_deletes_a_file() {
        assertThat(run("rm", "Day-2/a.mov")).isZero();

        assertThat(server.files).doesNotContainKey("Day-2/a.mov");
        assertThat(terminal.outText()).isEqualTo("Deleted 'Day-2/a.mov'.\n");
    }

    @Test
    void rm_leaves_a_full_folder_alone_unless_told_otherwise() {
        assertThat(run("rm", "Day-2")).isEqualTo(1);
        assertThat(terminal.errText()).contains("not empty").contains("--recursive");
        assertThat(server.files).hasSize(5);

        assertThat(run("rm", "-r", "Day-2")).isZero();
        assertThat(server.files).containsOnlyKeys("notes.txt");
        assertThat(terminal.outText()).contains("4 files");
    }

    @Test
    void rm_of_nothing_ends_with_1() {
        assertThat(run("rm", "nowhere")).isEqualTo(1);
        assertThat(terminal.errText()).contains("There is no file or folder 'nowhere'");
    }

    @Test
    void uploads_of_all_machines_are_shown_and_given_up() {
        server.uploads.add(new Api.Upload(
                "u7hk2m",
                "Day-2",
                "cut.mov",
                1000,
                0,
                "ana-laptop",
                "receiving",
                false,
                250,
                List.of(),
                NOW,
                NOW.minusSeconds(7200)));

        assertThat(run("uploads")).isZero();
        assertThat(terminal.outText()).isEqualTo("u7hk2m   25 % of 1.00 kB  ana-laptop, 2 h ago  Day-2/cut.mov\n");

        assertThat(run("cancel", "u7hk2m")).isZero();
        assertThat(run("cancel", "u7hk2m")).isEqualTo(1);
        assertThat(terminal.errText()).contains("no unfinished upload 'u7hk2m'");
        assertThat(run("uploads")).isZero();
        assertThat(terminal.errText()).isEqualTo("There are no unfinished uploads.\n");
    }
}
