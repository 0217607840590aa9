package app.lading.client.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.ProbeResult;
import app.lading.client.account.Trouble;
import app.lading.client.link.ServerAddress;
import app.lading.client.settings.HelpSettings;
import app.lading.client.settings.ProxySetting;
import app.lading.client.settings.Settings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.settings.TrustedServer;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.queue.FakeDesktop;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.SizeUnits;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/// The real page of the settings: set, look into the file, open again, see.
class SettingsViewTest extends ApplicationTest {
    private final FakeUiThread ui = new FakeUiThread();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Formats formats = Formats.of(texts, ZoneOffset.UTC, ui);
    private final Toasts toasts = new Toasts(ui);
    private final FakeDesktop desktop = new FakeDesktop();
    private final List<Settings> heard = new ArrayList<>();
    private final Map<String, ProbeResult> probed = new HashMap<>();
    private List<String> servers = List.of();
    private Stage stage;
    private Path file;
    private SettingsStore store;
    private SettingsViewModel model;

    @Override
    public void start(Stage shown) throws IOException {
        stage = shown;
        file = Files.createTempDirectory("lading-settings").resolve("settings.json");
        open();
        stage.show();
    }

    private void open() throws IOException {
        store = SettingsStore.open(file, Clock.systemUTC(), Runnable::run);
        store.listen((before, now) -> heard.add(now));
        model = new SettingsViewModel(store, formats, new Immediately(), Set.of());
        SettingsView view = new SettingsView(
                model,
                new SettingsView.Parts(
                        desktop,
                        new Immediately(),
                        Runnable::run,
                        toasts,
                        () -> servers,
                        server -> CompletableFuture.completedFuture(probed.get(server)),
                        () -> {},
                        () -> {},
                        () -> {}));
        Scene scene = new Scene(view, 960, 700);
        new Theme().dress(scene);
        stage.setScene(scene);
    }

    /// The test's own thread of the window is the one of JavaFX.
    private static final class Immediately implements app.lading.client.ui.task.UiThread {
        @Override
        public void run(Runnable work) {
            work.run();
        }

        @Override
        public javafx.util.Subscription every(java.time.Duration period, Runnable work) {
            return javafx.util.Subscription.EMPTY;
        }

        @Override
        public javafx.util.Subscription later(java.time.Duration delay, Runnable work) {
            return javafx.util.Subscription.EMPTY;
        }
    }

    private void section(String key) {
        interact(() -> model.sectionProperty().set(key));
    }

    private TextField field(String id) {
        return lookup(id).queryAs(TextField.class);
    }

    @Test
    void a_switch_holds_at_once_and_after_the_next_start() {
        clickOn("#control-start-at-login");
        assertThat(store.get().general().startAtLogin()).isTrue();

        interact(() -> {
            store.close();
            try {
                open();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(lookup("#control-start-at-login")
                        .queryAs(atlantafx.base.controls.ToggleSwitch.class)
                        .isSelected())
                .isTrue();
    }

    private List<String> found() {
        return lookup("#connection-found").queryAs(VBox.class).getChildren().stream()
                .map(line -> ((Label) line).getText())
                .toList();
    }

    @Test
    void the_connection_test_says_of_each_server_how_it_was_reached() {
        section("help");
        clickOn("#connection-test");
        assertThat(found()).containsExactly("No server is known yet. Sign in first.");

        servers = List.of("https://files.example.org", "https://away.example.org", "https://own.example.org:8470");
        probed.put(
                servers.get(0),
                new ProbeResult.Reached(
                        ServerAddress.parse(servers.get(0)),
                        "1.4.0",
                        ProbeResult.Security.ENCRYPTED,
                        Duration.ofMillis(23),
                        null));
        probed.put(servers.get(1), new ProbeResult.Unreachable(Trouble.TIMEOUT, "", ""));
        probed.put(
                servers.get(2),
                new ProbeResult.Reached(
                        ServerAddress.parse(servers.get(2)),
                        null,
                        ProbeResult.Security.PINNED,
                        Duration.ofMillis(140),
                        "The disk is full."));
        clickOn("#connection-test");
        assertThat(found())
                .containsExactly(
                        "files.example.org: reached. Version 1.4.0, TLS certificate valid, round trip 23 ms.",
                        "https://away.example.org did not answer in time. "
                                + "Check the address and your network, then try again.",
                        "own.example.org:8470: reached, but it takes no files at the moment. Version not told, "
                                + "the certificate you trusted, round trip 140 ms. The disk is full.");
    }

    @Test
    void how_much_the_log_says_is_set_under_help() {
        section("help");
        interact(() -> lookup("#control-log")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .selectLast());

        assertThat(store.get().help().log()).isEqualTo(HelpSettings.LogLevel.DETAILED);
    }

    @Test
    void a_proxy_holds_when_it_is_whole_and_not_while_it_is_typed() {
        section("network");
        clickOn("#proxy-manual");
        heard.clear();
        interact(() -> field("#proxy-port").setText("3128"));
        interact(() -> field("#proxy-host").requestFocus());
        write("proxy.example.org");
        assertThat(heard).isEmpty();

        type(KeyCode.ENTER);
        assertThat(store.get().network().proxy()).isEqualTo(ProxySetting.manual("proxy.example.org", 3128));
        assertThat(heard).hasSize(1);

        interact(() -> field("#proxy-port").requestFocus());
        interact(() -> field("#proxy-port").setText("8080"));
        interact(() -> field("#proxy-host").requestFocus());
        assertThat(store.get().network().proxy()).isEqualTo(ProxySetting.manual("proxy.example.org", 8080));
    }

    @Test
    void an_own_authority_can_be_taken_back() {
        interact(() -> store.change(now -> now.withNetwork(now.network().withAuthority("/etc/own.pem"))));
        section("network");

        interact(() -> lookup("#authority-none").queryButton().fire());

        assertThat(store.get().network().authority()).isNull();
        assertThat(lookup("#authority-none").query().isVisible()).isFalse();
    }

    @Test
    void too_many_names_to_leave_out_are_answered_with_a_sentence() {
        section("uploads");
        List<String> before = store.get().uploads().ignore();
        interact(() -> lookup("#control-ignore")
                .queryAs(TextArea.class)
                .setText(IntStream.range(0, 1100).mapToObj(i -> "name" + i).collect(Collectors.joining("\n"))));

        assertThat(store.get().uploads().ignore()).isEqualTo(before);
        assertThat(lookup("#ignore-wrong").query().isVisible()).isTrue();
    }

    @Test
    void a_damaged_key_of_a_server_is_shown_and_can_be_forgotten() {
        interact(() -> store.change(now -> now.withNetwork(
                now.network().withTrusted(List.of(new TrustedServer("lab.lan:8470", "nonsense", Instant.EPOCH))))));

        section("network");

        assertThat(lookup("damaged; forget it and connect again").tryQuery()).isPresent();
    }

    @Test
    void a_server_that_is_forgotten_can_be_taken_back() {
        TrustedServer lab = new TrustedServer("lab.lan:8470", "nonsense", Instant.EPOCH);
        interact(() -> store.change(now -> now.withNetwork(now.network().withTrusted(List.of(lab)))));
        section("network");

        interact(lookup("#trusted-forget").queryButton()::fire);
        assertThat(store.get().network().trusted()).isEmpty();

        interact(toasts::undoNewest);
        assertThat(store.get().network().trusted()).containsExactly(lab);
    }

    @Test
    void limits_and_choices_follow_language_and_units() {
        section("network");
        ComboBox<?> limit = lookup("#control-limit").queryAs(ComboBox.class);
        interact(() -> store.change(now -> now.withNetwork(now.network().withLimit(20_000_000))));
        assertThat(words(limit)).isEqualTo("20 MB/s");

        interact(() -> formats.sizes().unitsProperty().set(SizeUnits.BINARY));
        assertThat(words(limit)).isEqualTo("19 MiB/s");

        interact(() -> texts.setLocale(Locale.SIMPLIFIED_CHINESE));
        ComboBox<?> metered = lookup("#control-metered").queryAs(ComboBox.class);
        assertThat(words(metered)).isEqualTo(texts.get("settings.metered.pause"));
    }

    @SuppressWarnings("unchecked")
    private static String words(ComboBox<?> box) {
        ComboBox<Object> shown = (ComboBox<Object>) box;
        return shown.getConverter().toString(shown.getValue());
    }

    @Test
    void hours_are_added_changed_and_taken_away() {
        section("network");
        interact(() -> lookup("#schedule-add").queryButton().fire());
        assertThat(store.get().network().schedule()).hasSize(1);

        interact(() -> model.reset(SettingsCatalog.SCHEDULE));
        assertThat(store.get().network().schedule()).isEmpty();
    }
}
