package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.lading.client.store.FileRow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {
    @TempDir
    Path folder;

    private static List<Found> all(Scanner scanner) {
        List<Found> all = new ArrayList<>();
        while (!scanner.isDone()) {
            List<Found> batch = scanner.next(7);
            assertThat(batch.size()).isLessThanOrEqualTo(8);
            all.addAll(batch);
        }
        return all;
    }

    private List<Found.Entry> entries(Path root, String target) {
        try (Scanner scanner = new Scanner(root, target, ScanRules.ALL, Map.of(), Files::isReadable)) {
            return all(scanner).stream()
                    .filter(Found.Entry.class::isInstance)
                    .map(Found.Entry.class::cast)
                    .toList();
        }
    }

    private Path tree() throws IOException {
        return Files.createDirectories(folder.resolve("tree"));
    }

    @Test
    void a_tree_is_found_whole_with_the_folders_as_they_are() throws IOException {
        Path tree = tree();
        Files.createDirectories(tree.resolve("a/b"));
        Files.writeString(tree.resolve("top"), "1");
        Files.writeString(tree.resolve("a/middle"), "22");
        Files.writeString(tree.resolve("a/b/deep"), "333");

        assertThat(entries(tree, "in"))
                .extracting(entry -> entry.folder() + "|" + entry.name() + "|"
                        + entry.stamp().size())
                .containsExactlyInAnyOrder("in/tree|top|1", "in/tree/a|middle|2", "in/tree/a/b|deep|3");
    }

    @Test
    void a_file_is_found_by_itself() throws IOException {
        Path file = Files.writeString(folder.resolve("one"), "1");
        assertThat(entries(file, "")).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("one");
            assertThat(entry.folder()).isEmpty();
        });
    }

    @Test
    void an_empty_folder_is_kept_and_one_that_holds_only_links_too() throws IOException {
        Path tree = tree();
        Files.createDirectories(tree.resolve("empty"));
        Files.createDirectories(tree.resolve("links"));
        Files.createSymbolicLink(tree.resolve("links/there"), folder);

        assertThat(entries(tree, ""))
                .allMatch(entry -> entry.kind() == FileRow.Kind.FOLDER && entry.problem() == null)
                .extracting(Found.Entry::folder)
                .containsExactlyInAnyOrder("tree/empty", "tree/links");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with space",
                " leading and trailing ",
                ".hidden",
                "..twodots",
                "trailing.",
                "\uD83C\uDF89\uD83D\uDC69\u200D\uD83D\uDE80.png",
                "\u00E9 composed",
                "e\u0301 decomposed",
                "\u6F22\u5B57",
                "NUL.txt",
                "a:b",
                "quote\"s and 'others'",
                "per%20cent",
                "-rf"
            })
    void names_from_any_system_are_kept_as_they_are(String name) throws IOException {
        Path tree = tree();
        Path file = Files.writeString(tree.resolve(name), "1");

        assertThat(entries(tree, "")).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isNull();
            assertThat(entry.name()).isEqualTo(name);
            assertThat(SourcePaths.path(entry.path())).isEqualTo(file);
        });
    }

    @Test
    void a_name_of_255_bytes_is_fine() throws IOException {
        String name = "\u00E9".repeat(127) + "x";
        Path tree = tree();
        Files.writeString(tree.resolve(name), "1");
        assertThat(entries(tree, ""))
                .singleElement()
                .satisfies(entry -> assertThat(entry.problem()).isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"back\\slash", "new\nline", "bell\u0007"})
    void a_name_that_the_server_refuses_is_reported_with_its_reason_and_the_others_are_found(String name)
            throws IOException {
        Path tree = tree();
        Files.writeString(tree.resolve(name), "1");
        Files.writeString(tree.resolve("good"), "1");

        assertThat(entries(tree, "")).hasSize(2).anySatisfy(entry -> {
            assertThat(entry.problem()).isNotNull();
            assertThat(entry.problem().code()).isEqualTo("bad-name");
        });
    }

    @Test
    void a_folder_with_a_refused_name_is_reported_once_and_not_entered() throws IOException {
        Path tree = tree();
        Path bad = Files.createDirectories(tree.resolve("bad\\folder"));
        Files.writeString(bad.resolve("a"), "1");
        Files.writeString(bad.resolve("b"), "1");

        assertThat(entries(tree, "")).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(FileRow.Kind.FOLDER);
            assertThat(entry.problem()).isNotNull();
            assertThat(entry.problem().message()).contains("everything in this folder was left out");
        });
    }

    @Test
    void a_name_whose_bytes_are_no_unicode_is_reported_and_its_path_is_not_lost() throws IOException {
        Path tree = tree();
        Path file = Path.of(URI.create(tree.toUri() + "caf%E9"));
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("unix"), "names are bytes only on Unix");
        Files.writeString(file, "1");

        assertThat(entries(tree, "")).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isNotNull();
            assertThat(entry.problem().message()).contains("not valid UTF-8");
            assertThat(SourcePaths.path(entry.path())).isEqualTo(file);
            assertThat(Files.readString(SourcePaths.path(entry.path()))).isEqualTo("1");
        });
    }

    @Test
    void links_are_not_followed_so_that_a_loop_ends() throws IOException {
        Path tree = tree();
        Files.createSymbolicLink(tree.resolve("loop"), tree);
        Files.createSymbolicLink(tree.resolve("dangling"), folder.resolve("nowhere"));
        Files.writeString(tree.resolve("file"), "1");

        try (Scanner scanner = new Scanner(tree, "", ScanRules.ALL, Map.of(), Files::isReadable)) {
            List<Found> all = all(scanner);
            assertThat(all).filteredOn(Found.Aside.class::isInstance).hasSize(2);
            assertThat(all).filteredOn(Found.Entry.class::isInstance).hasSize(1);
        }
    }

    @Test
    void a_link_that_a_person_named_is_followed() throws IOException {
        Path tree = tree();
        Files.writeString(tree.resolve("file"), "1");
        Path link = Files.createSymbolicLink(folder.resolve("link"), tree);

        assertThat(entries(link, ""))
                .singleElement()
                .satisfies(entry -> assertThat(entry.folder()).isEqualTo("link"));
    }

    @Test
    void a_pipe_is_left_out_with_a_notice() throws IOException, InterruptedException {
        Path tree = tree();
        Process made = new ProcessBuilder("mkfifo", tree.resolve("pipe").toString()).start();
        assumeTrue(made.waitFor() == 0, "there is no mkfifo here");

        try (Scanner scanner = new Scanner(tree, "", ScanRules.ALL, Map.of(), Files::isReadable)) {
            assertThat(all(scanner))
                    .filteredOn(Found.Aside.class::isInstance)
                    .extracting(found -> ((Found.Aside) found).kind())
                    .containsExactly("special-skipped");
        }
    }

    @Test
    void a_folder_that_may_not_be_read_is_reported_and_the_others_are_found() throws IOException {
        Path tree = tree();
        Path locked = Files.createDirectories(tree.resolve("locked"));
        Files.writeString(tree.resolve("good"), "1");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(locked), "root may read everything");
            assertThat(entries(tree, "")).hasSize(2).anySatisfy(entry -> {
                assertThat(entry.folder() + "/" + entry.name()).isEqualTo("tree/locked");
                assertThat(entry.problem()).isNotNull();
                assertThat(entry.problem().code()).isEqualTo("source-unreadable");
            });
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void what_is_not_there_is_an_entry_with_a_reason() {
        assertThat(entries(folder.resolve("nothing"), "")).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isNotNull();
            assertThat(entry.problem().code()).isEqualTo("source-vanished");
        });
    }

    @Test
    void a_tree_that_is_deeper_than_the_server_takes_is_reported_where_it_becomes_too_deep() throws IOException {
        Path tree = tree();
        Path deep = tree;
        for (int i = 0; i < 70; i++) {
            deep = Files.createDirectory(deep.resolve("d"));
        }
        Files.writeString(deep.resolve("file"), "1");

        assertThat(entries(tree, "")).singleElement().satisfies(entry -> {
            assertThat(entry.problem()).isNotNull();
            assertThat(entry.problem().message()).contains("at most 64 deep");
        });
    }
}
