package app.lading.client.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.client.settings.GeneralSettings.Language;
import app.lading.client.settings.GeneralSettings.Theme;
import app.lading.client.settings.LimitRule.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private final List<Runnable> writes = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("desktop").resolve("settings.json");
    }

    private SettingsStore open() throws IOException {
        return SettingsStore.open(file, clock, writes::add);
    }

    private void write() {
        List.copyOf(writes).forEach(Runnable::run);
        writes.clear();
    }

    @Test
    void without_a_file_the_defaults_hold_and_no_file_is_made() throws IOException {
        SettingsStore store = open();

        assertThat(store.get()).isEqualTo(Settings.defaults());
        assertThat(store.damaged()).isEmpty();
        store.close();
        assertThat(file).doesNotExist();
    }

    @Test
    void everything_that_is_set_is_there_after_a_start() throws IOException {
        Settings all = Settings.defaults()
                .withGeneral(new GeneralSettings(
                        true,
                        true,
                        false,
                        true,
                        true,
                        Theme.DARK,
                        Language.CHINESE,
                        GeneralSettings.SizeUnits.GIB,
                        150))
                .withUploads(new UploadSettings(
                        7, UploadSettings.ConflictChoice.KEEP_BOTH, List.of("*.tmp", "a \"quoted\" name"), false, true))
                .withNetwork(new NetworkSettings(
                        5_000_000,
                        List.of(
                                new LimitRule(
                                        List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY),
                                        LocalTime.of(22, 30),
                                        LocalTime.of(6, 0),
                                        Rate.UNLIMITED),
                                new LimitRule(
                                        List.of(DayOfWeek.SUNDAY), LocalTime.MIN, LocalTime.MIN, Rate.ofLimit(1))),
                        NetworkSettings.MeteredPolicy.ASK,
                        ProxySetting.manual("proxy.lan", 3128),
                        "/etc/own.pem",
                        List.of(new TrustedServer("lab.lan:8470", "x".repeat(43), clock.instant()))))
                .withPower(new PowerSettings(PowerSettings.KeepAwakePolicy.ALWAYS))
                .withNotices(new NoticeSettings(false, false, 5))
                .withHistory(new HistorySettings(1, 2))
                .withHelp(new HelpSettings(HelpSettings.LogLevel.DETAILED));
        open().change(before -> all);
        write();

        assertThat(open().get()).isEqualTo(all);
    }

    @Test
    void a_change_holds_at_once_and_many_changes_are_one_write() throws IOException {
        SettingsStore store = open();

        store.change(now -> now.withUploads(now.uploads().withParallel(5)));
        store.change(now -> now.withUploads(now.uploads().withParallel(6)));

        assertThat(store.get().uploads().parallel()).isEqualTo(6);
        assertThat(writes).hasSize(1);
        write();
        assertThat(open().get().uploads().parallel()).isEqualTo(6);
    }

    @Test
    void a_change_that_changes_nothing_is_neither_written_nor_told() throws IOException {
        SettingsStore store = open();
        List<Settings> told = new ArrayList<>();
        store.listen((before, now) -> told.add(now));

        store.change(now -> now.withUploads(now.uploads().withParallel(3)));

        assertThat(writes).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void listeners_hear_what_held_and_what_holds_until_they_leave() throws IOException {
        SettingsStore store = open();
        List<String> heard = new ArrayList<>();
        Subscription subscription = store.listen((before, now) ->
                heard.add(before.uploads().parallel() + ">" + now.uploads().parallel()));

        store.change(now -> now.withUploads(now.uploads().withParallel(1)));
        subscription.close();
        store.change(now -> now.withUploads(now.uploads().withParallel(2)));

        assertThat(heard).containsExactly("3>1");
    }

    @Test
    void closing_writes_what_was_not_written_yet() throws IOException {
        SettingsStore store = open();
        store.change(now -> now.withHistory(now.history().withDays(7)));
        store.close();

        assertThat(open().get().history().days()).isEqualTo(7);
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        SettingsStore store = open();
        store.change(now -> now.withHistory(now.history().withDays(7)));
        store.close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void what_an_older_version_did_not_know_has_its_default_and_what_only_a_newer_one_knows_is_left_out()
            throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"uploads": {"parallel": 9, "wings": 2}, "teleport": {"on": true}}
                """);

        SettingsStore store = open();

        assertThat(store.get())
                .isEqualTo(Settings.defaults()
                        .withUploads(Settings.defaults().uploads().withParallel(9)));
        assertThat(store.damaged()).isEmpty();
        store.change(now -> now.withHistory(now.history().withDays(7)));
        store.close();
        assertThat(Files.readString(file)).doesNotContain("wings", "teleport");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"uploads\": 7}",
                "{\"uploads\": {\"parallel\": \"3\"}}",
                "{\"uploads\": {\"parallel\": 0}}",
                "{\"uploads\": {\"parallel\": null}}",
                "{\"uploads\": {\"ignore\": [1]}}",
                "{\"general\": {\"theme\": \"PINK\"}}",
                "{\"network\": {\"proxy\": {\"kind\": \"MANUAL\"}}}",
                "{\"history\": {\"days\": 1}} {}"
            })
    void a_damaged_file_is_put_aside_and_the_defaults_hold(String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);

        SettingsStore store = open();

        assertThat(store.get()).isEqualTo(Settings.defaults());
        assertThat(store.damaged()).hasValueSatisfying(aside -> {
            assertThat(aside.getFileName()).hasToString("settings.json.damaged-20261121-100000-000");
            assertThat(aside).hasContent(content);
        });
        assertThat(file).doesNotExist();
    }

    @Test
    void a_write_that_fails_keeps_the_old_file_and_the_change_holds() throws IOException {
        SettingsStore store = open();
        store.change(now -> now.withHistory(now.history().withDays(7)));
        write();
        Path blocked = file.resolveSibling("settings.json.tmp");
        Files.createDirectories(blocked.resolve("in the way"));

        store.change(now -> now.withHistory(now.history().withDays(8)));
        write();

        assertThat(store.get().history().days()).isEqualTo(8);
        assertThat(open().get().history().days()).isEqualTo(7);
        Files.delete(blocked.resolve("in the way"));
        store.close();
        assertThat(open().get().history().days()).isEqualTo(8);
    }

    @Test
    void no_change_is_lost_between_threads() throws Exception {
        SettingsStore store = SettingsStore.open(file, clock, Runnable::run);
        store.change(now -> now.withHistory(now.history().withRows(0)));
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofPlatform().name("changer-" + t).start(() -> {
                awaitQuietly(begin);
                for (int i = 0; i < 25; i++) {
                    store.change(now ->
                            now.withHistory(now.history().withRows(now.history().rows() + 1)));
                }
            }));
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(store.get().history().rows()).isEqualTo(100);
        assertThat(open().get().history().rows()).isEqualTo(100);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void settings_that_make_no_sense_are_refused_in_words() {
        assertThatThrownBy(() -> Settings.defaults().uploads().withParallel(17))
                .hasMessage("files at the same time are 1 to 16, but got 17");
        assertThatThrownBy(() -> ProxySetting.manual("proxy", 0)).hasMessageContaining("port from 1 to 65535");
        assertThatThrownBy(() -> new Rate(Rate.Kind.LIMITED, 0)).hasMessageContaining("1 or more bytes");
    }
}
