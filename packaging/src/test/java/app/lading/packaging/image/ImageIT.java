package app.lading.packaging.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.packaging.trial.Program;
import app.lading.packaging.trial.TrialServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The programs as people get them: `mvn -Pdist verify`.
class ImageIT {

    private static final Path IMAGES = Path.of("target/dist").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"lading", "lading-server"})
    void a_program_says_how_it_is_used(String name) throws Exception {
        Answer answer = run(Image.find(IMAGES, name).program().process("--help"));

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.output()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lading", "lading-server"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_program_needs_nothing_from_its_environment(String name) throws Exception {
        ProcessBuilder bare = Image.find(IMAGES, name).program().process("--help");
        bare.environment().clear();

        assertThat(run(bare).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lading", "lading-server"})
    @EnabledOnOs(OS.LINUX)
    void a_program_starts_without_a_word_from_a_copy_and_through_a_link(String name) throws Exception {
        Path copy = folder.resolve("copied elsewhere");
        copy(IMAGES.resolve(name), copy.resolve(name));
        Path link = Files.createSymbolicLink(
                folder.resolve("link"), Image.find(copy, name).launcher());

        Answer answer = run(Program.ofLauncher(link).process("--help"));

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lading", "lading-server"})
    @EnabledOnOs(OS.LINUX)
    void a_start_up_cache_that_does_not_fit_is_not_mentioned(String name) throws Exception {
        copy(IMAGES.resolve(name), folder.resolve(name));
        Image image = Image.find(folder, name);
        Files.writeString(image.app().resolve(image.name() + ".aot"), "not a cache");

        Answer answer = run(image.program().process("--help"));

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.errors()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void names_in_any_script_arrive_although_the_locale_knows_only_ascii() throws Exception {
        Path tree = Files.createDirectories(folder.resolve("für Anna"));
        List<String> names = List.of("Größe.txt", "日本語.txt", "😀 smile.txt", "привет.txt");
        for (String name : names) {
            Files.writeString(tree.resolve(name), name);
        }
        Program server = Image.find(IMAGES, "lading-server").program().with("LC_ALL", "C");
        Program client = Image.find(IMAGES, "lading").program().with("LC_ALL", "C");
        Path data = folder.resolve("données");
        Path log = folder.resolve("server.log");
        TrialServer.addUser(server, data, "ana", "correct horse battery", log);

        try (TrialServer running = TrialServer.start(server, data, log, Duration.ofSeconds(20))) {
            Answer answer = run(client.with("LADING_PASSWORD", "correct horse battery")
                    .process(
                            "put",
                            tree.toString(),
                            "--server",
                            running.url(),
                            "--user",
                            "ana",
                            "--state",
                            folder.resolve("état").toString()));
            assertThat(answer.exitCode()).as(answer.errors()).isZero();
            assertThat(answer.output()).contains("Größe.txt");
        }

        for (String name : names) {
            assertThat(data.resolve("files/ana/für Anna").resolve(name)).hasContent(name);
        }
    }

    private Answer run(ProcessBuilder program) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = program.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("ends in a minute")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Answer(
                process.exitValue(),
                Files.readString(output, StandardCharsets.UTF_8),
                Files.readString(errors, StandardCharsets.UTF_8));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path source : (Iterable<Path>) tree::iterator) {
                Path target = to.resolve(from.relativize(source));
                Files.createDirectories(target.getParent());
                Files.copy(source, target);
            }
        }
    }

    private record Answer(int exitCode, String output, String errors) {}
}
