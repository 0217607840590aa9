package app.lading.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.Level;

class ClientLogTest {
    private final Logger ours = LoggerFactory.getLogger("app.lading.client.log.test");

    @AfterEach
    void asBefore() throws JoranException {
        ClientLog.level(Level.INFO);
        SLF4JBridgeHandler.uninstall();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    @Test
    void what_libraries_log_in_the_way_of_the_jdk_comes_into_the_file(@TempDir Path folder) {
        ClientLog.warningsTo(folder.resolve("lading.log"));

        java.util.logging.Logger.getLogger("okhttp3.OkHttpClient").warning("a connection was leaked");

        assertThat(folder.resolve("lading.log")).content().contains("OkHttpClient a connection was leaked");
        assertThat(java.util.logging.Logger.getLogger("").getHandlers()).hasSize(1);
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
