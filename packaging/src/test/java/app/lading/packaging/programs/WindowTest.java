package app.lading.packaging.programs;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.settings.GeneralSettings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.ui.shell.LadingApp;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole thing as a person uses it: the real window, without a display, and a real server process.
class WindowTest {
    private static final long FILE_SIZE = 96L << 20;
    private static final long LIMIT = 12L << 20;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Path data;
    private Programs programs;
    private ServerProcess server;
    private Application app;

    @BeforeEach
    void start_the_server_and_open_the_window() throws Exception {
        data = folder.resolve("data");
        programs = new Programs(folder.resolve("logs"));
        programs.addUser(data);
        server = programs.serve(data);
        Path state = folder.resolve("state");
        Path settings = Files.createDirectories(state.resolve("desktop")).resolve("settings.json");
        try (SettingsStore store = SettingsStore.open(settings, Clock.systemUTC(), Runnable::run)) {
            // Slow enough to be paused in the middle.
            store.change(before -> before.withNetwork(before.network().withLimit(LIMIT))
                    .withGeneral(before.general().withLanguage(GeneralSettings.Language.ENGLISH)));
        }
        FxToolkit.registerPrimaryStage();
        app = FxToolkit.setupApplication(LadingApp.class, "--state", state.toString());
    }

    @AfterEach
    void close_everything() throws Exception {
        FxToolkit.cleanupApplication(app);
        server.close();
    }

    @Test
    void what_is_dropped_paused_and_met_by_a_killed_server_arrives_whole_and_is_verified() throws Exception {
        Path file = folder.resolve("to send/day one.mov");
        Trees.file(
                file, FILE_SIZE, RandomGeneratorFactory.of("L64X128MixRandom").create(7));
        Path tree = folder.resolve("to send/tree");
        Trees.tree(tree, 60, RandomGeneratorFactory.of("L64X128MixRandom").create(8));

        signIn();
        drop(file, tree);
        await().until(() -> shows("Uploading"));
        await().until(() -> received() > 0);

        select("day one.mov");
        robot.type(KeyCode.SPACE);
        await().until(() -> shows("Paused by you"));

        server.kill();
        server = programs.serve(data, server.port());
        assertThat(shows("Paused by you")).isTrue();
        assertThat(data.resolve("files/ana/day one.mov")).doesNotExist();

        select("day one.mov");
        robot.type(KeyCode.SPACE);
        await().until(() -> count("Verified") == 2);

        assertThat(Files.mismatch(file, data.resolve("files/ana/day one.mov"))).isEqualTo(-1);
        assertThat(Trees.digests(data.resolve("files/ana/tree"))).isEqualTo(Trees.digests(tree));
    }

    private void signIn() {
        await().until(() -> isThere("#login-server"));
        write("#login-server", "127.0.0.1:" + server.port());
        write("#login-user", Programs.USER);
        write("#login-password", Programs.PASSWORD);
        await().until(() -> !robot.lookup("#login-sign-in").query().isDisabled());
        robot.clickOn("#login-sign-in");
        await().until(() -> isThere("#drop-area"));
    }

    private void write(String field, String text) {
        robot.clickOn(field);
        robot.push(KeyCode.CONTROL, KeyCode.A);
        robot.write(text);
    }

    private void drop(Path... paths) {
        Dragboard board = Mockito.mock(Dragboard.class);
        Mockito.when(board.hasFiles()).thenReturn(true);
        Mockito.when(board.getFiles())
                .thenReturn(List.of(paths).stream().map(Path::toFile).toList());
        Node area = robot.lookup("#drop-area").query();
        robot.interact(() -> area.fireEvent(new DragEvent(
                DragEvent.DRAG_DROPPED, board, 5, 5, 5, 5, TransferMode.COPY, null, area, new PickResult(area, 5, 5))));
    }

    private void select(String name) {
        robot.clickOn(robot
                .lookup("#queue-table")
                .lookup((Node node) -> node instanceof Labeled labeled && name.equals(labeled.getText()))
                .queryAll()
                .stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean isThere(String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private boolean shows(String text) {
        return count(text) > 0;
    }

    private long count(String text) {
        return robot
                .lookup("#queue-table")
                .lookup((Node node) -> node instanceof Labeled labeled
                        && labeled.getText() != null
                        && labeled.getText().startsWith(text))
                .queryAll()
                .stream()
                .filter(Node::isVisible)
                .count();
    }

    private long received() throws Exception {
        try (var parts = Files.list(data.resolve("incoming"))) {
            return parts.map(Path::toFile).mapToLong(File::length).sum();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50));
    }
}
