package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.digest.Blocks;
import app.lading.model.range.Range;
import app.lading.model.range.RangeSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockPlanTest {
    private static final long BLOCK = Blocks.BLOCK_SIZE;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static BitSet known(int... blocks) {
        BitSet known = new BitSet();
        for (int block : blocks) {
            known.set(block);
        }
        return known;
    }

    @Test
    void a_new_file_is_sent_block_by_block() {
        BlockPlan plan = new BlockPlan(new Blocks(2 * BLOCK + 5));
        plan.begin(List.of(new Range(0, 2 * BLOCK + 5)), List.of(), known());

        assertThat(plan.next(1)).isEqualTo(new BlockPlan.Task(0, List.of(new Range(0, BLOCK))));
        assertThat(plan.next(1)).isEqualTo(new BlockPlan.Task(1, List.of(new Range(BLOCK, 2 * BLOCK))));
        assertThat(plan.next(1)).isEqualTo(new BlockPlan.Task(2, List.of(new Range(2 * BLOCK, 2 * BLOCK + 5))));
        assertThat(plan.next(1)).isNull();
        assertThat(plan.isComplete()).isFalse();
    }

    @Test
    void a_block_that_the_server_has_is_checked_unless_its_digest_is_known() {
        BlockPlan plan = new BlockPlan(new Blocks(3 * BLOCK));
        plan.begin(List.of(new Range(2 * BLOCK, 3 * BLOCK)), List.of(), known(0));

        assertThat(plan.isChecking()).isTrue();
        assertThat(plan.next(1)).isEqualTo(new BlockPlan.Task(1, List.of()));
        assertThat(plan.next(1)).isEqualTo(new BlockPlan.Task(2, List.of(new Range(2 * BLOCK, 3 * BLOCK))));
        assertThat(plan.sealedBytes()).isEqualTo(BLOCK);
    }

    @Test
    void a_block_without_its_seal_is_sealed_even_when_its_digest_is_known() {
        BlockPlan plan = new BlockPlan(new Blocks(2 * BLOCK));
        plan.begin(List.of(), List.of(1), known(0, 1));

        assertThat(plan.next(1)).isEqualTo(new BlockPlan.Task(1, List.of()));
        plan.sealSent(1);
        assertThat(plan.isComplete()).isTrue();
    }

    @Test
    void a_half_sent_block_gets_only_its_missing_ranges() {
        BlockPlan plan = new BlockPlan(new Blocks(BLOCK));
        plan.begin(List.of(new Range(10, 20), new Range(100, BLOCK)), List.of(), known());

        assertThat(plan.next(1).ranges()).containsExactly(new Range(10, 20), new Range(100, BLOCK));
    }

    @Test
    void a_rejected_block_is_sent_again_whole() {
        BlockPlan plan = new BlockPlan(new Blocks(BLOCK));
        plan.begin(List.of(new Range(10, 20)), List.of(), known());
        plan.sealSent(plan.next(1).block());
        assertThat(plan.isComplete()).isTrue();
        plan.rejected(0);

        assertThat(plan.next(1).ranges()).containsExactly(new Range(0, BLOCK));
    }

    @Test
    void a_broken_lane_leaves_its_blocks_uncertain_until_the_server_tells() {
        BlockPlan plan = new BlockPlan(new Blocks(4 * BLOCK));
        plan.begin(List.of(new Range(0, 4 * BLOCK)), List.of(), known());
        for (int i = 0; i < 4; i++) {
            plan.next(i < 3 ? 1 : 2);
        }
        plan.sealSent(0);
        plan.sealSent(1);
        plan.lost(1);
        assertThat(plan.hasUncertain()).isTrue();
        assertThat(plan.next(2)).isNull();

        plan.settle(List.of(new Range(2 * BLOCK + 7, 4 * BLOCK)), List.of(1));
        assertThat(plan.hasUncertain()).isFalse();
        assertThat(plan.next(2)).isEqualTo(new BlockPlan.Task(1, List.of()));
        assertThat(plan.next(2)).isEqualTo(new BlockPlan.Task(2, List.of(new Range(2 * BLOCK + 7, 3 * BLOCK))));
        assertThat(plan.next(2)).as("block 3 is on its way on lane 2").isNull();
    }

    @Test
    void a_seal_that_was_taken_is_not_doubted_when_its_lane_breaks() {
        BlockPlan plan = new BlockPlan(new Blocks(BLOCK));
        plan.begin(List.of(new Range(0, BLOCK)), List.of(), known());
        plan.sealSent(plan.next(1).block());
        assertThat(plan.sealedElsewhere(2)).containsExactly(0);
        plan.sealTaken(0);
        plan.lost(1);
        assertThat(plan.isComplete()).isTrue();
        assertThat(plan.sealedElsewhere(2)).isEmpty();
    }

    /// A model of the server beside the plan: whatever breaks, in the end all bytes are there, and nothing is handed
    /// out
    /// twice without a reason.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_breaks_in_the_end_everything_is_sent_and_sealed(long seed) {
        RandomGenerator random = PartsTest.random(seed);
        Blocks blocks = new Blocks(random.nextLong(12 * BLOCK) + 1);
        RangeSet there = new RangeSet();
        BitSet sealedThere = new BitSet();
        BitSet digests = new BitSet();
        BlockPlan plan = new BlockPlan(blocks);
        begin(plan, blocks, there, sealedThere, digests);
        List<Object[]> underWay = new ArrayList<>();
        int steps = 0;
        while (!plan.isComplete() || sealedThere.cardinality() < blocks.count()) {
            assertThat(++steps).isLessThan(10_000);
            int what = random.nextInt(12);
            if (what < 5) {
                long carrier = random.nextInt(3);
                BlockPlan.Task task = plan.next(carrier);
                if (task != null) {
                    underWay.add(new Object[] {task, carrier});
                }
            } else if (what < 9 && !underWay.isEmpty()) {
                Object[] next = underWay.remove(random.nextInt(underWay.size()));
                BlockPlan.Task task = (BlockPlan.Task) next[0];
                task.ranges().forEach(there::add);
                digests.set(task.block());
                plan.sealSent(task.block());
                assertThat(there.contains(blocks.start(task.block()), blocks.end(task.block())))
                        .as("all bytes of block %s were sent before its seal", task.block())
                        .isTrue();
                if (random.nextInt(10) == 0) {
                    there.remove(blocks.start(task.block()), blocks.end(task.block()));
                    plan.rejected(task.block());
                } else {
                    sealedThere.set(task.block());
                }
            } else if (what == 9) {
                long carrier = random.nextInt(3);
                underWay.removeIf(entry -> (long) entry[1] == carrier);
                plan.lost(carrier);
                if (random.nextBoolean()) {
                    plan.settle(missing(blocks, there), unsealed(blocks, there, sealedThere));
                } else {
                    plan.sendUncertainAgain();
                }
            } else if (what == 10) {
                underWay.clear();
                begin(plan, blocks, there, sealedThere, digests);
            }
        }
    }

    private static void begin(BlockPlan plan, Blocks blocks, RangeSet there, BitSet sealedThere, BitSet digests) {
        plan.begin(missing(blocks, there), unsealed(blocks, there, sealedThere), digests);
    }

    private static List<Range> missing(Blocks blocks, RangeSet there) {
        return there.missingWithin(0, blocks.fileSize());
    }

    private static List<Integer> unsealed(Blocks blocks, RangeSet there, BitSet sealedThere) {
        List<Integer> unsealed = new ArrayList<>();
        for (int block = 0; block < blocks.count(); block++) {
            if (!sealedThere.get(block) && there.contains(blocks.start(block), blocks.end(block))) {
                unsealed.add(block);
            }
        }
        return unsealed;
    }
}
