package app.lading.packaging.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFolderTest {

    @TempDir
    Path disk;

    @Test
    void what_a_trial_leaves_stays_until_the_next_one() throws Exception {
        Path folder = disk.resolve("try");
        try (TrialFolder first = TrialFolder.empty(folder)) {
            Path inner = Files.createDirectories(first.path().resolve("data/files"));
            assertThat(Files.writeString(inner.resolve("one"), "1").toFile().setReadOnly())
                    .isTrue();
        }
        assertThat(folder.resolve("data/files/one")).exists();

        TrialFolder.empty(folder).close();

        assertThat(folder).isEmptyDirectory();
    }
}
