package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramedLogTest {
    @TempDir
    Path folder;

    private RealDisk disk;
    private Path path;

    @BeforeEach
    void open() throws IOException {
        disk = new RealDisk(folder);
        path = folder.resolve("log");
    }

    private List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        FramedLog.open(disk, path, (payload, end) -> records.add(new String(payload, StandardCharsets.UTF_8)))
                .close();
        return records;
    }

    private void append(String... texts) throws IOException {
        try (FramedLog log = FramedLog.open(disk, path, (payload, end) -> {})) {
            for (String text : texts) {
                log.append(text.getBytes(StandardCharsets.UTF_8));
            }
            log.force();
        }
    }

    @Test
    void cut_at_any_byte_it_has_every_whole_record_before_and_goes_on_behind_them() throws IOException {
        append("one", "two and a half", "three");
        byte[] whole = Files.readAllBytes(path);
        int[] ends = {8, 8 + 8 + 3, 8 + 8 + 3 + 8 + 14, whole.length};
        for (int length = 0; length <= whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            int cut = length;
            int expected = (int) Arrays.stream(ends).filter(end -> end <= cut).count() - 1;
            List<String> all = List.of("one", "two and a half", "three");
            assertThat(records()).as("cut at " + length).isEqualTo(all.subList(0, Math.max(0, expected)));
            append("next");
            assertThat(records())
                    .as("after the cut at " + length)
                    .hasSize(Math.max(0, expected) + 1)
                    .endsWith("next");
        }
    }

    @Test
    void a_flipped_bit_anywhere_ends_the_log_before_the_record_it_is_in() throws IOException {
        append("one", "two and a half", "three");
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] bad = whole.clone();
            bad[at] ^= 0x20;
            Files.write(path, bad);
            int intact = at < 8 ? 0 : at < 19 ? 0 : at < 41 ? 1 : 2;
            assertThat(records()).as("flipped at " + at).hasSize(intact);
        }
    }

    @Test
    void what_is_cut_off_is_gone_and_what_comes_next_follows() throws IOException {
        try (FramedLog log = FramedLog.open(disk, path, (payload, end) -> {})) {
            log.append(new byte[] {'a'});
            long before = log.end();
            log.append(new byte[] {'b'});
            log.cut(before);
            log.append(new byte[] {'c'});
        }
        assertThat(records()).containsExactly("a", "c");
    }
}
