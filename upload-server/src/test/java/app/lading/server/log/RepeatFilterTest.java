package app.lading.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A failure that repeats is one line a minute.
class RepeatFilterTest {
    private final AtomicLong now = new AtomicLong();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Logger log;

    @BeforeEach
    void configure() {
        LoggerContext context = new LoggerContext();
        context.addTurboFilter(new RepeatFilter(now::get));
        log = context.getLogger("test");
        lines.start();
        log.addAppender(lines);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void fail(String upload, String why) {
        log.warn("Upload {} cannot be written", upload, new IllegalStateException("write", new IOException(why)));
    }

    @Test
    void the_same_failure_is_told_once_and_again_after_a_minute_with_a_count() {
        for (int i = 0; i < 1000; i++) {
            fail("u" + i, "No space left on device");
        }
        assertThat(told()).containsExactly("Upload u0 cannot be written");

        now.addAndGet(TimeUnit.SECONDS.toNanos(61));
        fail("u7", "No space left on device");
        assertThat(told())
                .containsExactly(
                        "Upload u0 cannot be written",
                        "999 more lines like the next were left out in the last minute",
                        "Upload u7 cannot be written");
    }

    @Test
    void another_cause_and_a_line_without_an_exception_are_always_told() {
        fail("u1", "No space left on device");
        fail("u1", "Input/output error");
        log.warn("CORRUPT_BLOB {}", 1);
        log.warn("CORRUPT_BLOB {}", 2);
        assertThat(told()).hasSize(4);
    }

    @Test
    void a_full_disk_has_no_stack_trace_and_another_failure_has() {
        CauseConverter converter = new CauseConverter();
        converter.start();
        String full = converter.throwableProxyToString(
                new ThrowableProxy(new IllegalStateException("writing", new IOException("No space left on device"))));
        assertThat(full.lines()).containsExactly("  because: No space left on device");
        assertThat(converter.throwableProxyToString(new ThrowableProxy(new IOException("Input/output error"))))
                .contains("Input/output error")
                .contains("RepeatFilterTest");
    }
}
