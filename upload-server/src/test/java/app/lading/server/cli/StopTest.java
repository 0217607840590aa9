package app.lading.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The exit code of a server that was told to stop.
class StopTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        end.countDown();
    }

    private ServerRunner.Running server(boolean slowToDrain, boolean slowToClose) {
        return new ServerRunner.Running() {
            @Override
            public String address() {
                return "http://127.0.0.1:8470";
            }

            @Override
            public boolean hasNoAccounts() {
                return false;
            }

            @Override
            public void drain() {
                hang(slowToDrain);
            }

            @Override
            public void stop() {
                hang(slowToClose);
            }
        };
    }

    private void hang(boolean really) {
        try {
            if (really) {
                end.await();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }

    @Test
    void is_0_when_everything_is_closed_in_time() {
        assertThat(ServeCommand.stop(server(false, false), Duration.ofSeconds(20)))
                .isZero();
    }

    @Test
    void is_0_when_everything_is_durable_and_only_closing_is_late() {
        assertThat(ServeCommand.stop(server(false, true), SHORT)).isZero();
    }

    @Test
    void is_1_when_not_even_that_is_known() {
        assertThat(ServeCommand.stop(server(true, false), SHORT)).isEqualTo(1);
    }
}
