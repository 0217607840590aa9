package app.lading.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

class ClientLogTest {
    private final Logger ours = LoggerFactory.getLogger("app.lading.client.log.test");

    @AfterEach
    void asBefore() {
        ClientLog.level(Level.INFO);
    }

    @Test
    void what_is_written_follows_the_level_at_once() {
        ClientLog.level(Level.WARN);
        assertThat(ours.isInfoEnabled()).isFalse();

        ClientLog.level(Level.DEBUG);
        assertThat(ours.isDebugEnabled()).isTrue();
        assertThat(LoggerFactory.getLogger("org.example").isDebugEnabled())
                .as("only the program itself says more")
                .isEqualTo(LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME).isDebugEnabled());
    }
}
