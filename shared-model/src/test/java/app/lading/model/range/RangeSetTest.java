package app.lading.model.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RangeSetTest {
    private static final int SPACE = 96;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void neighbours_become_one_range() {
        RangeSet set = RangeSet.of(List.of(new Range(4, 8), new Range(0, 4)));
        assertThat(set.ranges()).containsExactly(new Range(0, 8));
        assertThat(set.size()).isEqualTo(8);
    }

    @Test
    void removing_from_the_middle_leaves_both_ends() {
        RangeSet set = RangeSet.of(List.of(new Range(0, 10)));
        set.remove(3, 7);
        assertThat(set.ranges()).containsExactly(new Range(0, 3), new Range(7, 10));
        assertThat(set.missingWithin(0, 12)).containsExactly(new Range(3, 7), new Range(10, 12));
    }

    @Test
    void the_largest_offsets_do_not_overflow() {
        RangeSet set = RangeSet.of(List.of(new Range(Long.MAX_VALUE - 1, Long.MAX_VALUE), new Range(0, 1)));
        set.add(0, Long.MAX_VALUE);
        assertThat(set.ranges()).containsExactly(new Range(0, Long.MAX_VALUE));
        assertThat(set.size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void an_empty_or_backward_range_is_refused_with_both_numbers() {
        assertThatThrownBy(() -> new Range(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[5, 5]");
        assertThatThrownBy(() -> new Range(-1, 5)).hasMessageContaining("[-1, 5]");
    }

    @Test
    void a_copy_lives_on_its_own() {
        RangeSet set = RangeSet.of(List.of(new Range(0, 4)));
        RangeSet copy = set.copy();
        set.remove(0, 4);
        assertThat(set.isEmpty()).isTrue();
        assertThat(copy.ranges()).containsExactly(new Range(0, 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_sequence_of_changes_agrees_with_a_bit_set(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        RangeSet set = new RangeSet();
        BitSet model = new BitSet();
        for (int step = 0; step < 60; step++) {
            int start = random.nextInt(SPACE);
            int end = start + random.nextInt(SPACE - start + 1);
            if (random.nextInt(3) == 0) {
                set.remove(start, end);
                model.clear(start, end);
            } else if (end > start) {
                set.add(start, end);
                model.set(start, end);
            }
            assertThat(set.ranges()).isEqualTo(rangesOf(model, 0, SPACE));
            assertThat(set.count()).isEqualTo(set.ranges().size());
            assertThat(set.size()).isEqualTo(model.cardinality());
            int low = random.nextInt(SPACE);
            int high = low + random.nextInt(SPACE - low + 1);
            assertThat(set.contains(low, high)).isEqualTo(model.get(low, high).cardinality() == high - low);
            assertThat(set.intersects(low, high))
                    .isEqualTo(!model.get(low, high).isEmpty());
            assertThat(set.within(low, high)).isEqualTo(rangesOf(model, low, high));
            BitSet absent = new BitSet();
            absent.set(0, SPACE);
            absent.andNot(model);
            assertThat(set.missingWithin(low, high)).isEqualTo(rangesOf(absent, low, high));
        }
    }

    private static List<Range> rangesOf(BitSet bits, int low, int high) {
        List<Range> ranges = new java.util.ArrayList<>();
        int start = bits.nextSetBit(low);
        while (start >= 0 && start < high) {
            int end = Math.min(high, bits.nextClearBit(start));
            ranges.add(new Range(start, end));
            start = bits.nextSetBit(end);
        }
        return ranges;
    }
}
