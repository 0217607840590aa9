package app.lading.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramedLogTest {
    @TempDir
    Path folder;

    private RealDisk disk;
    private Path path;
    private final List<Long> damages = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        disk = new RealDisk(folder);
        path = folder.resolve("log");
    }

    private List<String> records() throws IOException {
        List<String> records = new ArrayList<>();
        damages.clear();
        FramedLog.open(
                        disk,
                        path,
                        (payload, end) -> records.add(new String(payload, StandardCharsets.UTF_8)),
                        damages::add)
                .close();
        return records;
    }

    private void append(String... texts) throws IOException {
        try (FramedLog log = FramedLog.create(disk, path)) {
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
    void a_flipped_bit_anywhere_costs_the_record_it_is_in_and_is_told_unless_it_may_be_a_torn_end() throws IOException {
        append("one", "two and a half", "three");
        List<String> all = List.of("one", "two and a half", "three");
        int[] starts = {8, 19, 41};
        byte[] whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            byte[] bad = whole.clone();
            bad[at] ^= 0x20;
            Files.write(path, bad);
            int record = at < 8 ? -1 : at < 19 ? 0 : at < 41 ? 1 : 2;
            List<String> left = new ArrayList<>(all);
            if (record >= 0) {
                left.remove(record);
            }
            assertThat(records()).as("flipped at " + at).isEqualTo(left);
            assertThat(damages)
                    .as("flipped at " + at)
                    .isEqualTo(record == 2 ? List.of() : List.of(record < 0 ? 0L : (long) starts[record]));
            append("next");
            assertThat(records()).as("after " + at).endsWith("next").hasSize(left.size() + 1);
        }
    }

    @Test
    void zeros_that_a_power_cut_left_are_no_damage_and_anything_else_is() throws IOException {
        Files.write(path, new byte[100]);
        assertThat(records()).isEmpty();
        assertThat(damages).isEmpty();
        Files.write(path, "this is not a log of ours".getBytes(StandardCharsets.UTF_8));
        assertThat(records()).isEmpty();
        assertThat(damages).containsExactly(0L);
        append("goes on");
        assertThat(records()).containsExactly("goes on");
    }

    @Test
    void records_behind_a_gap_of_any_content_are_found() throws IOException {
        append("one");
        byte[] first = Files.readAllBytes(path);
        Files.delete(path);
        append("last");
        byte[] last = Files.readAllBytes(path);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        byte[] gap = new byte[300_000];
        random.nextBytes(gap);
        ByteBuffer all = ByteBuffer.allocate(first.length + gap.length + last.length - 8);
        all.put(first).put(gap).put(last, 8, last.length - 8);
        Files.write(path, all.array());
        assertThat(records()).containsExactly("one", "last");
        assertThat(damages).containsExactly((long) first.length);
    }

    @Test
    void what_is_cut_off_is_gone_and_what_comes_next_follows() throws IOException {
        try (FramedLog log = FramedLog.create(disk, path)) {
            log.append(new byte[] {'a'});
            long before = log.end();
            log.append(new byte[] {'b'});
            log.cut(before);
            log.append(new byte[] {'c'});
        }
        assertThat(records()).containsExactly("a", "c");
    }
}
