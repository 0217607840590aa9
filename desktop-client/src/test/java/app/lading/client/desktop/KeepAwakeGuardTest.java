package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.desktop.KeepAwakeGuard.Activity;
import app.lading.client.settings.PowerSettings.KeepAwakePolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeepAwakeGuardTest {
    private final FakeKeepAwake awake = new FakeKeepAwake();
    private final FakeNanos clock = new FakeNanos();
    private boolean onMains = true;
    private final KeepAwakeGuard guard = new KeepAwakeGuard(awake, () -> onMains, Runnable::run, clock);

    private void update(Activity activity, KeepAwakePolicy policy) {
        guard.update(activity, policy, "3 uploads");
    }

    private void update(Activity activity) {
        update(activity, KeepAwakePolicy.ALWAYS);
    }

    @Test
    void bytes_that_move_keep_the_machine_awake_and_their_end_lets_it_sleep() {
        update(Activity.RESTING);
        assertThat(guard.isHeld()).isFalse();

        update(Activity.MOVING);
        update(Activity.MOVING);
        assertThat(awake.held).isEqualTo(1);
        assertThat(awake.reasons).containsExactly("3 uploads");

        update(Activity.RESTING);
        assertThat(awake.held).isZero();
        assertThat(guard.isHeld()).isFalse();
    }

    @Test
    void waiting_keeps_it_awake_for_some_minutes_only() {
        update(Activity.MOVING);
        clock.pass(Duration.ofSeconds(179));
        update(Activity.WAITING);
        assertThat(guard.isHeld()).isTrue();

        clock.pass(Duration.ofSeconds(2));
        update(Activity.WAITING);
        assertThat(guard.isHeld()).isFalse();

        update(Activity.MOVING);
        assertThat(guard.isHeld()).isTrue();
    }

    @Test
    void waiting_from_the_start_keeps_nothing_awake() {
        update(Activity.WAITING);

        assertThat(guard.isHeld()).isFalse();
    }

    @Test
    void on_battery_it_sleeps_when_that_is_set() {
        onMains = false;
        update(Activity.MOVING, KeepAwakePolicy.ON_MAINS);
        assertThat(guard.isHeld()).isFalse();

        update(Activity.MOVING, KeepAwakePolicy.ALWAYS);
        assertThat(guard.isHeld()).isTrue();
    }

    @Test
    void the_plug_is_noticed_while_bytes_move() {
        update(Activity.MOVING, KeepAwakePolicy.ON_MAINS);
        assertThat(guard.isHeld()).isTrue();

        onMains = false;
        clock.pass(Duration.ofSeconds(31));
        update(Activity.MOVING, KeepAwakePolicy.ON_MAINS);
        assertThat(guard.isHeld()).isFalse();

        onMains = true;
        clock.pass(Duration.ofSeconds(31));
        update(Activity.MOVING, KeepAwakePolicy.ON_MAINS);
        assertThat(guard.isHeld()).isTrue();
    }

    @Test
    void never_is_never_and_holds_at_once() {
        update(Activity.MOVING);
        update(Activity.MOVING, KeepAwakePolicy.NEVER);

        assertThat(awake.held).isZero();
    }

    @Test
    void closing_lets_it_sleep_for_good() {
        update(Activity.MOVING);
        guard.close();
        guard.close();
        update(Activity.MOVING);

        assertThat(awake.held).isZero();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_there_is_one_hold_at_most_and_none_at_the_end(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 300; i++) {
            onMains = random.nextBoolean();
            clock.pass(Duration.ofSeconds(random.nextInt(60)));
            update(one(Activity.values(), random), one(KeepAwakePolicy.values(), random));
            assertThat(awake.held).isEqualTo(guard.isHeld() ? 1 : 0);
        }
        guard.close();

        assertThat(awake.most).isEqualTo(1);
        assertThat(awake.held).isZero();
    }

    private static <T> T one(T[] all, RandomGenerator random) {
        return all[random.nextInt(all.length)];
    }
}
