package app.lading.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.client.transfer.BufferPool.Buffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PartsTest {
    private static final long SECOND = 1_000_000_000L;

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @Nested
    class States {
        @ParameterizedTest
        @EnumSource(FileState.class)
        void nothing_follows_done_and_everything_else_has_a_way_on(FileState state) {
            EnumSet<FileState> next = EnumSet.noneOf(FileState.class);
            for (FileState other : FileState.values()) {
                if (state.mayBecome(other)) {
                    next.add(other);
                }
            }
            if (state == FileState.DONE) {
                assertThat(next).isEmpty();
            } else {
                assertThat(next).isNotEmpty();
            }
        }

        @ParameterizedTest
        @EnumSource(
                value = FileState.class,
                names = {"SKIPPED", "FAILED", "CANCELLED"})
        void an_end_is_left_only_by_queueing_again(FileState end) {
            for (FileState other : FileState.values()) {
                assertThat(end.mayBecome(other)).isEqualTo(other == FileState.QUEUED);
            }
        }

        @Test
        void verifying_comes_only_after_something_was_sent_or_checked() {
            for (FileState state : FileState.values()) {
                assertThat(state.mayBecome(FileState.VERIFYING))
                        .isEqualTo(state == FileState.UPLOADING || state == FileState.CHECKING);
            }
        }
    }

    @Nested
    class Delays {
        @Test
        void they_double_from_half_a_second_to_five_minutes_with_a_random_half() {
            Backoff backoff = new Backoff(random(1));
            long whole = SECOND / 2;
            for (int i = 0; i < 30; i++) {
                assertThat(backoff.next()).isBetween(whole / 2, whole);
                whole = Math.min(300 * SECOND, whole * 2);
            }
        }

        @Test
        void progress_makes_the_next_one_short_again() {
            Backoff backoff = new Backoff(random(1));
            for (int i = 0; i < 10; i++) {
                backoff.next();
            }
            backoff.reset();
            assertThat(backoff.next()).isLessThanOrEqualTo(SECOND / 2);
        }

        @Test
        void many_clients_do_not_come_back_together() {
            assertThat(LongStream.range(0, 100)
                            .map(seed -> new Backoff(random(seed)).next())
                            .distinct()
                            .count())
                    .isGreaterThan(90);
        }

        @Test
        void what_the_server_asks_for_is_the_least() {
            assertThat(new Backoff(random(1)).next(7 * SECOND)).isEqualTo(7 * SECOND);
        }
    }

    @Nested
    class Limit {
        @ParameterizedTest
        @MethodSource("app.lading.client.transfer.PartsTest#seeds")
        void no_second_sees_more_than_the_limit_and_its_fifth_whatever_the_pieces(long seed) {
            RandomGenerator random = random(seed);
            long limit = 100_000 + random.nextLong(10_000_000);
            RateLimiter limiter = new RateLimiter(limit, 0);
            long now = 0;
            long passed = 0;
            while (now < 20 * SECOND) {
                int piece = limiter.piece(1 + random.nextInt(512 * 1024));
                if (limiter.take(piece, now)) {
                    passed += piece;
                } else {
                    now += limiter.nanosUntil(piece, now);
                    assertThat(limiter.take(piece, now))
                            .as("after the announced time")
                            .isTrue();
                    passed += piece;
                }
                assertThat(passed).isLessThanOrEqualTo(limit * now / SECOND + limit / 5 + 32 * 1024);
            }
            assertThat(passed).isGreaterThanOrEqualTo((long) (limit * 19.5));
        }

        @Test
        void without_a_limit_everything_passes_at_once() {
            RateLimiter limiter = new RateLimiter(0, 0);
            assertThat(limiter.take(Integer.MAX_VALUE, 0)).isTrue();
            assertThat(limiter.piece(1 << 20)).isEqualTo(1 << 20);
            assertThat(limiter.nanosUntil(1 << 20, 0)).isZero();
        }

        @Test
        void a_change_counts_from_its_moment() {
            RateLimiter limiter = new RateLimiter(1000, 0);
            limiter.limit(1_000_000, 10 * SECOND);
            assertThat(limiter.take(100_000, 10 * SECOND)).isFalse();
            assertThat(limiter.take(100_000, 10 * SECOND + SECOND / 5)).isTrue();
        }
    }

    @Nested
    class Speed {
        @Test
        void a_steady_stream_is_told_as_it_is_and_the_time_left_with_it() {
            SpeedMeter meter = new SpeedMeter();
            meter.tick(0);
            for (int i = 1; i <= 50; i++) {
                meter.add(100_000);
                meter.tick(i * SECOND / 5);
            }
            assertThat(meter.bytesPerSecond()).isBetween(495_000L, 505_000L);
            assertThat(meter.left(5_000_000)).isNotNull();
            assertThat(meter.left(5_000_000).toSeconds()).isBetween(9L, 11L);
        }

        @Test
        void the_first_seconds_say_nothing_about_the_time_left() {
            SpeedMeter meter = new SpeedMeter();
            meter.tick(0);
            meter.add(1_000_000);
            meter.tick(SECOND);
            assertThat(meter.bytesPerSecond()).isEqualTo(1_000_000);
            assertThat(meter.left(100)).isNull();
        }

        @Test
        void waiting_does_not_count_as_slow() {
            SpeedMeter meter = new SpeedMeter();
            meter.tick(0);
            for (int i = 1; i <= 50; i++) {
                meter.add(100_000);
                meter.tick(i * SECOND / 5);
            }
            meter.idle();
            meter.tick(1000 * SECOND);
            assertThat(meter.bytesPerSecond()).isGreaterThan(490_000);
        }

        @Test
        void more_than_99_days_is_not_told() {
            SpeedMeter meter = new SpeedMeter();
            meter.tick(0);
            for (int i = 1; i <= 50; i++) {
                meter.add(1);
                meter.tick(i * SECOND / 5);
            }
            assertThat(meter.left(1L << 40)).isNull();
        }
    }

    @Nested
    class Buffers {
        @ParameterizedTest
        @MethodSource("app.lading.client.transfer.PartsTest#seeds")
        void the_budget_is_never_exceeded_and_everything_comes_back(long seed) {
            RandomGenerator random = random(seed);
            BufferPool pool = new BufferPool(16 << 20);
            List<Buffer> out = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                if (random.nextBoolean() && !out.isEmpty()) {
                    out.remove(random.nextInt(out.size())).release();
                } else {
                    int length = 1 + random.nextInt(4 << 20);
                    Buffer buffer = pool.take(length);
                    if (buffer != null) {
                        assertThat(buffer.bytes().length).isGreaterThanOrEqualTo(length);
                        out.add(buffer);
                    }
                }
                long sum =
                        out.stream().mapToLong(buffer -> buffer.bytes().length).sum();
                assertThat(pool.inUse()).isEqualTo(sum).isLessThanOrEqualTo(16 << 20);
            }
            out.forEach(Buffer::release);
            assertThat(pool.inUse()).isZero();
        }

        @Test
        void a_released_buffer_cannot_be_used_or_released_again() {
            BufferPool pool = new BufferPool(16 << 20);
            Buffer buffer = pool.take(10);
            buffer.release();
            assertThatThrownBy(buffer::bytes).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(buffer::release).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void the_same_memory_is_used_again() {
            BufferPool pool = new BufferPool(16 << 20);
            Buffer first = pool.take(4 << 20);
            byte[] bytes = first.bytes();
            first.release();
            assertThat(pool.take(3 << 20).bytes()).isSameAs(bytes);
        }

        @Test
        void the_last_ones_can_be_left_to_somebody_more_urgent() {
            BufferPool pool = new BufferPool(8 << 20);
            assertThat(pool.take(4 << 20, 4 << 20)).isNotNull();
            assertThat(pool.take(4 << 20, 4 << 20)).isNull();
            assertThat(pool.take(4 << 20)).isNotNull();
        }
    }
}
