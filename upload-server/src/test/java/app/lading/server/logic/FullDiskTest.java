package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Another program fills the disk to its last byte: what needs no space goes on, and what is wrong is said
/// once, plainly.
class FullDiskTest {
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path data;

    private final CoreFixture fixture = new CoreFixture();
    private final Logger root = (Logger) LoggerFactory.getLogger("app.lading.server");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private ServerCore core;
    private Sender there;
    private String file;

    @BeforeEach
    void open() throws Exception {
        core = fixture.open(data);
        core.accounts().add("ana", PASSWORD, false, null);
        there = new Sender(Sender.random(700, 1)).named("there");
        file = there.upload(core.uploads()).finished().file();
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        fixture.close();
    }

    private void fill() {
        fixture.disk().setUsableSpace(0);
        fixture.disk().before(step -> {
            if (step.what().equals("COMMIT")) {
                throw new IOException("No space left on device");
            }
        });
    }

    private void free() {
        fixture.disk().before(step -> {});
        fixture.disk().setUsableSpace(1L << 30);
        Awaitility.await().until(() -> core.health().now().status().equals("ok"));
    }

    private ErrorCode tryToSend() {
        return new Sender(Sender.random(800, 2))
                .named("new")
                .upload(core.uploads())
                .failed()
                .errorCode();
    }

    private void makeFolder() {
        assertThatThrownBy(() -> core.library().makeFolder(Sender.ANA, "Day-3")).isInstanceOf(LadingException.class);
    }

    private ErrorCode refusalOfContent() {
        LadingException refused = catchThrowableOfType(LadingException.class, this::content);
        return refused.code();
    }

    private byte[] content() throws LadingException {
        try (FileContent content = core.library().content(Sender.ANA, file)) {
            ByteBuffer bytes = ByteBuffer.allocate(there.content.length);
            content.read(0, bytes);
            return bytes.array();
        }
    }

    private List<String> lines(Level from) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(from))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void health_says_plainly_that_there_is_no_space_and_how_much_the_disk_has() {
        fill();
        makeFolder();
        Api.Health health = core.health().now();
        assertThat(health.status()).isEqualTo("degraded");
        assertThat(health.reason())
                .startsWith("no space left on the data folder's disk: 0 B free of ")
                .doesNotContain("h2")
                .doesNotContain("SQL");
    }

    @Test
    void downloads_lists_and_sign_ins_go_on_and_a_session_begun_then_lasts_when_there_is_space_again()
            throws Exception {
        fill();
        makeFolder();
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(content()).isEqualTo(there.content));
        assertThat(core.library().page(Sender.ANA, "Day-2", null, 10).files()).hasSize(1);
        String token = core.sessions().signIn("ana", PASSWORD, "127.0.0.1").token();
        String ended = core.sessions().signIn("ana", PASSWORD, "127.0.0.1").token();
        core.sessions().signOut(ended);
        assertThat(core.sessions().check(token)).isPresent();

        free();
        core.close();
        core = fixture.open(data);
        assertThat(core.sessions().check(token)).isPresent();
        assertThat(core.sessions().check(ended)).isEmpty();
    }

    @Test
    void a_session_that_ended_on_a_full_disk_does_not_come_back_with_the_next_start() throws Exception {
        String token = core.sessions().signIn("ana", PASSWORD, "127.0.0.1").token();
        fill();
        assertThatThrownBy(() -> core.sessions().signOut(token)).isInstanceOf(LadingException.class);
        free();
        core.close();
        core = fixture.open(data);
        assertThat(core.sessions().check(token)).isEmpty();
    }

    @Test
    void an_upload_is_refused_with_no_space_before_a_byte_and_goes_on_afterwards() {
        fill();
        makeFolder();
        assertThat(tryToSend()).isEqualTo(ErrorCode.NO_SPACE);
        assertThat(core.health().counters().spaceWaited()).isTrue();
        assertThat(core.health().counters().spaceRefusals()).isPositive();
        free();
        new Sender(Sender.random(800, 2)).named("new").upload(core.uploads()).finished();
        Awaitility.await().until(() -> !core.health().counters().spaceWaited());
    }

    @Test
    void the_log_says_once_each_that_nothing_can_be_recorded_that_uploads_wait_and_that_they_go_on() {
        fill();
        for (int i = 0; i < 20; i++) {
            makeFolder();
            tryToSend();
        }
        free();
        Awaitility.await().until(() -> !core.health().counters().spaceWaited());

        assertThat(lines(Level.WARN)).hasSize(2);
        assertThat(lines(Level.WARN)).anyMatch(line -> line.startsWith("Nothing can be recorded: no space left on"));
        assertThat(lines(Level.WARN)).anyMatch(line -> line.startsWith("Uploads begin to wait for space"));
        assertThat(lines(Level.INFO))
                .filteredOn(line -> line.startsWith("Uploads that waited for space can go on"))
                .hasSize(1);
    }

    @Test
    void a_file_deleted_at_that_moment_is_not_called_damaged() throws Exception {
        fill();
        assertThatThrownBy(() -> core.library().delete(Sender.ANA, file)).isInstanceOf(LadingException.class);
        Awaitility.await().untilAsserted(() -> assertThat(refusalOfContent()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(lines(Level.WARN)).noneMatch(line -> line.contains("is not there"));
        free();
        assertThat(refusalOfContent()).isEqualTo(ErrorCode.NOT_FOUND);
    }
}
