package app.lading.client.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.Account;
import app.lading.client.account.Accounts;
import app.lading.client.account.SignInResult;
import app.lading.client.desktop.FakeDesktop;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.store.JobStore;
import app.lading.client.transfer.EngineListener;
import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.queue.FakeUploadQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// A whole window over a fake system and fake queues, in a state folder of its own.
abstract class DeskHarness extends ApplicationTest {
    static final Account ANA = new Account(ServerAddress.parse("http://localhost:1"), "ana");
    static final Account BEN = new Account(ServerAddress.parse("http://localhost:1"), "ben");

    @TempDir
    Path state;

    final FakeDesktop system = new FakeDesktop();
    /// The newest queue of each user, by its token: `t-ana`.
    final Map<String, FakeUploadQueue> queues = new ConcurrentHashMap<>();
    final Map<String, EngineListener> engines = new ConcurrentHashMap<>();
    final List<String> made = new ArrayList<>();
    /// Done to each queue when it is made.
    Consumer<FakeUploadQueue> prepare = queue -> {};
    final AtomicBoolean ended = new AtomicBoolean();
    private final List<Program> programs = new ArrayList<>();
    private final Locale before = Locale.getDefault();
    Stage stage;
    Program program;
    Desk desk;

    @Override
    public void start(Stage given) {
        Locale.setDefault(Locale.ENGLISH);
        stage = given;
    }

    @AfterEach
    void closePrograms() {
        if (!ended.get() && desk != null) {
            interact(() -> desk.quit());
        }
        programs.forEach(Program::close);
        Locale.setDefault(before);
    }

    /// Waits long: each window is opened anew, and the machine may have much else to do.
    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30));
    }

    /// An account whose sign-in was kept by an earlier run.
    void knows(Account account, boolean keep) throws Exception {
        Accounts accounts = accounts();
        accounts.remember(
                        new SignInResult.SignedIn(
                                account,
                                new Token("t-" + account.user()),
                                Instant.now().plus(Duration.ofDays(30))),
                        keep)
                .get();
    }

    Accounts accounts() throws Exception {
        return Accounts.open(
                state.resolve("desktop").resolve("accounts.json"), system.keychain, Clock.systemUTC(), Runnable::run);
    }

    /// Starts the program.
    void open(String... arguments) throws Exception {
        ended.set(false);
        DesktopOptions options = DesktopOptions.parse(List.of(arguments), state);
        Program.Ground ground =
                new Program.Ground(state, system.services(), (transport, server, token, store, settings, listener) -> {
                    FakeUploadQueue queue = new FakeUploadQueue().atClose(() -> close(store));
                    prepare.accept(queue);
                    made.add(token.value());
                    queues.put(token.value(), queue);
                    engines.put(token.value(), listener);
                    return queue;
                });
        program = ((Program.Start.Runs) Program.open(options, ground)).program();
        programs.add(program);
        interact(() -> {
            desk = new Desk(program, stage, () -> ended.set(true));
            desk.open();
        });
    }

    private static void close(JobStore store) {
        try {
            store.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the program as its window would, and what lies under it.
    void quit() {
        interact(() -> desk.quit());
        await().untilTrue(ended);
        closeProgram();
    }

    void closeProgram() {
        programs.remove(program);
        program.close();
    }

    static <T> T onFx(Callable<T> question) {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("a test waits on its own thread, not on the one of the window");
        }
        return WaitForAsyncUtils.waitForAsyncFx(30_000, question);
    }

    Node login() {
        awaitPage("login");
        return page();
    }

    void awaitQueueOf(Account account) {
        await().untilAsserted(() -> assertThat(onFx(this::whose)).isEqualTo("Account " + account));
    }

    String whose() {
        Node button = desk.frame().shell().page().lookup("#account");
        return button == null ? "nobody" : button.getAccessibleText();
    }

    Node page() {
        return onFx(() -> desk.frame().shell().page());
    }

    void awaitPage(String id) {
        await().untilAsserted(() -> assertThat(page().getId()).isEqualTo(id));
    }

    /// What the banners say.
    List<String> banners() {
        return onFx(() -> desk.frame().banners().shown().stream()
                .map(banner -> desk.frame().formats().texts().get(banner.text()))
                .toList());
    }

    Banner banner(String id) {
        return await().until(
                        () -> onFx(() -> desk.frame().banners().shown().stream()
                                .filter(banner -> banner.id().equals(id))
                                .findFirst()
                                .orElse(null)),
                        found -> found != null);
    }

    /// Presses the button of a banner.
    void press(Banner banner, int button) {
        interact(() -> banner.actions().get(button).work().run());
    }

    /// What stands in a label of the page that is shown now.
    String label(String id) {
        return await().until(
                        () -> onFx(() ->
                                desk.frame().shell().page().lookup(id) instanceof Label label ? label.getText() : null),
                        found -> found != null);
    }

    List<String> toasts() {
        return onFx(() -> desk.frame().toasts().shown().stream()
                .map(toast -> desk.frame().formats().texts().get(toast.text()))
                .toList());
    }

    FakeUploadQueue queue(String token) {
        return await().until(() -> queues.get(token), found -> found != null);
    }
}
