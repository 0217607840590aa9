package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockMapTest {
    private static final int BLOCK = Blocks.BLOCK_SIZE;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void it_says_the_same_as_a_plain_set_of_bytes(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Blocks blocks = new Blocks(20L * BLOCK + 99);
        BlockMap map = new BlockMap(blocks);
        RangeSet present = new RangeSet();
        for (int step = 0; step < 3000; step++) {
            int block = random.nextInt(blocks.count());
            long start = random.nextLong(blocks.start(block), blocks.end(block));
            long end = random.nextInt(3) == 0 ? blocks.end(block) : random.nextLong(start, blocks.end(block)) + 1;
            if (random.nextInt(4) == 0) {
                start = blocks.start(block);
            }
            if (random.nextInt(9) == 0 && !map.isSealed(block)) {
                map.forget(block);
                present.remove(blocks.start(block), blocks.end(block));
            } else if (map.isWhole(block) && random.nextBoolean()) {
                map.seal(block, Digests.sha256().digest(new byte[] {(byte) block}));
            } else if (!map.isSealed(block)) {
                map.add(start, end);
                present.add(start, end);
            }
            assertThat(map.missing(Integer.MAX_VALUE)).isEqualTo(present.missingWithin(0, blocks.fileSize()));
            assertThat(map.missingWithin(blocks.start(block), end))
                    .isEqualTo(present.missingWithin(blocks.start(block), end));
            assertThat(map.isWhole(block)).isEqualTo(present.contains(blocks.start(block), blocks.end(block)));
        }
        for (int block : map.unsealed()) {
            assertThat(map.isWhole(block) && !map.isSealed(block)).isTrue();
        }
    }

    @Test
    void with_more_gaps_than_can_be_named_the_last_range_spans_the_rest() {
        Blocks blocks = new Blocks(10L * BLOCK);
        BlockMap map = new BlockMap(blocks);
        for (int block = 0; block < 10; block += 2) {
            map.seal(block, new byte[32]);
        }
        assertThat(map.missing(2)).isEqualTo(List.of(new Range(BLOCK, 2L * BLOCK), new Range(3L * BLOCK, 10L * BLOCK)));
        assertThat(map.sealedBytes()).isEqualTo(5L * BLOCK);
    }

    @Test
    void announcing_the_largest_file_takes_no_memory_to_speak_of() {
        BlockMap map = new BlockMap(new Blocks(16L << 40));
        assertThat(map.missing(1000)).containsExactly(new Range(0, 16L << 40));
        map.seal(4_000_000, new byte[32]);
        assertThat(map.missing(1000)).hasSize(2);
    }
}
