package app.lading.client.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSpeedTest {
    @TempDir
    private Path folder;

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4096, 5_000_001, 8 << 20})
    void a_file_has_the_size_that_was_asked_for_and_is_read_to_its_end(long size) throws Exception {
        Path file = folder.resolve("random.bin");

        LocalSpeed.writeRandom(file, size, random(1), () -> {});
        LocalSpeed speed = LocalSpeed.of(file, () -> {});

        assertThat(file).hasSize(size);
        assertThat(speed.read()).isPositive();
        assertThat(speed.digest()).isPositive();
    }

    @Test
    void no_two_files_are_the_same() throws Exception {
        LocalSpeed.writeRandom(folder.resolve("a"), 1000, random(1), () -> {});
        LocalSpeed.writeRandom(folder.resolve("b"), 1000, random(2), () -> {});

        assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("b"))).isNotEqualTo(-1);
    }

    @Test
    void somebody_can_stop_it() {
        Path file = folder.resolve("random.bin");

        assertThatThrownBy(() -> LocalSpeed.writeRandom(file, 1L << 40, random(1), () -> {
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);
    }
}
