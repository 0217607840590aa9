package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.storage.DataFolderInUse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path data;

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    private final AtomicReference<Runnable> whenTimeIsAsked = new AtomicReference<>();
    private final Thread main = Thread.currentThread();
    private final CoreFixture fixture = new CoreFixture();
    private ServerCore core;

    @BeforeEach
    void open() throws Exception {
        core = reopen();
        core.accounts().add("Ana", PASSWORD, false, null);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private ServerCore reopen() {
        InstantSource source = () -> {
            Runnable once = whenTimeIsAsked.get();
            if (once != null && Thread.currentThread().equals(main)) {
                whenTimeIsAsked.set(null);
                once.run();
            }
            return time.get();
        };
        return fixture.open(data, CoreFixture.OPTIONS.withClock(source.withZone(ZoneOffset.UTC), nanos::get));
    }

    private void pass(Duration duration) {
        time.updateAndGet(now -> now.plus(duration));
        nanos.addAndGet(duration.toNanos());
    }

    private void assertRefused(String user, String password, ErrorCode code) {
        assertThatThrownBy(() -> core.sessions().signIn(user, password, "192.0.2.1"))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_token_is_random_lasts_over_a_restart_and_is_stored_nowhere() throws Exception {
        SignedIn signedIn = core.sessions().signIn("ANA", PASSWORD, "192.0.2.1");
        assertThat(signedIn.token()).hasSizeGreaterThanOrEqualTo(43);
        assertThat(signedIn.toString()).doesNotContain(signedIn.token());
        assertThat(core.sessions().check(signedIn.token()))
                .get()
                .extracting(Session::user)
                .isEqualTo(Sender.ANA);
        core.close();
        for (String file : List.of("lading.mv.db", "accounts.json")) {
            assertThat(new String(Files.readAllBytes(data.resolve(file)), StandardCharsets.ISO_8859_1))
                    .doesNotContain(signedIn.token())
                    .doesNotContain(PASSWORD);
        }
        core = reopen();
        assertThat(core.sessions().check(signedIn.token())).isPresent();
        assertThat(core.sessions().check(signedIn.token() + "x")).isEmpty();
    }

    @Test
    void wrong_unknown_and_disabled_are_told_the_same() throws Exception {
        core.accounts().add("off", PASSWORD, false, null);
        core.accounts().disable("off");
        List<String> messages = new ArrayList<>();
        for (String user : List.of("ana", "nobody", "off")) {
            assertThatThrownBy(() -> core.sessions().signIn(user, "wrong wrong", "192.0.2." + messages.size()))
                    .satisfies(e -> messages.add(e.toString()));
        }
        assertThat(messages).hasSize(3).containsOnly(messages.getFirst());
        assertThatThrownBy(() -> core.sessions().signIn("off", PASSWORD, "192.0.2.9"))
                .hasToString(messages.getFirst());
    }

    @Test
    void guessing_is_slowed_down_twice_as_much_each_time_and_never_locked_for_good() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertRefused("ana", "wrong wrong", ErrorCode.WRONG_PASSWORD);
        }
        assertRefused("ana", PASSWORD, ErrorCode.TOO_MANY_REQUESTS);
        pass(Duration.ofMillis(1100));
        assertRefused("ana", "wrong wrong", ErrorCode.WRONG_PASSWORD);
        pass(Duration.ofMillis(1100));
        assertRefused("ana", PASSWORD, ErrorCode.TOO_MANY_REQUESTS);
        pass(Duration.ofMinutes(16));
        assertThat(core.sessions()
                        .signIn("ana", PASSWORD, "192.0.2.1")
                        .session()
                        .user())
                .isEqualTo(Sender.ANA);
    }

    @Test
    void a_sign_in_with_a_password_that_is_changed_meanwhile_is_refused_and_leaves_no_session() {
        List<String> ended = new CopyOnWriteArrayList<>();
        core.sessions().onEnded(session -> ended.add(session.id()));
        whenTimeIsAsked.set(() -> {
            try {
                core.accounts().setPassword("ana", "another password");
            } catch (LadingException e) {
                throw new AssertionError(e);
            }
        });
        assertRefused("ana", PASSWORD, ErrorCode.WRONG_PASSWORD);
        assertThat(whenTimeIsAsked.get()).isNull();
        assertThat(ended).hasSize(1);
    }

    @Test
    void names_that_nobody_can_have_are_slowed_down_together() throws Exception {
        for (int i = 0; i < 4; i++) {
            int attempt = i;
            assertThatThrownBy(() -> core.sessions()
                            .signIn("no name ".repeat(1000) + attempt, "wrong wrong", "192.0.2." + attempt))
                    .isInstanceOfSatisfying(
                            LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_PASSWORD));
        }
        assertThatThrownBy(() -> core.sessions().signIn("a/b", "wrong wrong", "192.0.2.200"))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS));
        assertThat(core.sessions().signIn("ana", PASSWORD, "192.0.2.200").token())
                .isNotEmpty();
    }

    @Test
    void an_address_that_guesses_many_names_is_slowed_down_too() {
        for (int i = 0; i < 11; i++) {
            assertRefused("name" + i, "wrong wrong", ErrorCode.WRONG_PASSWORD);
        }
        assertRefused("ana", PASSWORD, ErrorCode.TOO_MANY_REQUESTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sign out", "disable", "remove", "password"})
    void whatever_ends_a_session_ends_it_at_once_and_says_so(String how) throws Exception {
        SignedIn signedIn = core.sessions().signIn("ana", PASSWORD, "192.0.2.1");
        List<String> ended = new CopyOnWriteArrayList<>();
        core.sessions().onEnded(session -> ended.add(session.id()));
        switch (how) {
            case "sign out" -> core.sessions().signOut(signedIn.token());
            case "disable" -> core.accounts().disable("ana");
            case "remove" -> assertThat(core.accounts().remove("ana")).isEmpty();
            default -> core.accounts().setPassword("ana", "another password");
        }
        assertThat(ended).containsExactly(signedIn.session().id());
        assertThat(core.sessions().check(signedIn.token())).isEmpty();
        assertThat(core.sessions().isLive(signedIn.session().id())).isFalse();
        core.close();
        core = reopen();
        assertThat(core.sessions().check(signedIn.token())).isEmpty();
    }

    @Test
    void an_unused_session_ends_and_a_used_one_ends_too_in_the_end() throws Exception {
        SignedIn idle = core.sessions().signIn("ana", PASSWORD, "192.0.2.1");
        SignedIn used = core.sessions().signIn("ana", PASSWORD, "192.0.2.1");
        for (int day = 0; day < 85; day++) {
            pass(Duration.ofDays(1));
            assertThat(core.sessions().check(used.token())).isPresent();
        }
        assertThat(core.sessions().check(idle.token())).isEmpty();
        pass(Duration.ofDays(6));
        assertThat(core.sessions().check(used.token())).isEmpty();
    }

    @Test
    void a_clock_that_jumps_ends_no_session() throws Exception {
        SignedIn signedIn = core.sessions().signIn("ana", PASSWORD, "192.0.2.1");
        time.updateAndGet(now -> now.plus(Duration.ofDays(365)));
        assertThat(core.sessions().check(signedIn.token())).isPresent();
        time.updateAndGet(now -> now.minus(Duration.ofDays(800)));
        assertThat(core.sessions().check(signedIn.token())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-a", "a/b", "..", "nul", "com1.txt", "a b", "é", "a.", "0123456789012345678901234567890123"
            })
    void a_user_name_that_no_folder_could_have_is_refused(String name) {
        assertThatThrownBy(() -> core.accounts().add(name, PASSWORD, false, null))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_NAME));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 1025})
    void a_password_that_is_too_short_or_too_long_is_refused(int length) {
        assertThatThrownBy(() -> core.accounts().add("bob", "x".repeat(length), false, null))
                .isInstanceOfSatisfying(
                        LadingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }

    @Test
    void an_account_exists_once_and_a_removed_ones_files_are_kept_aside() throws Exception {
        assertThatThrownBy(() -> core.accounts().add("ANA", PASSWORD, false, null))
                .hasMessageContaining("already");
        Sender sender = new Sender(Sender.random(100, 1));
        sender.upload(core.uploads()).finished();
        HeardPeer peer = new HeardPeer();
        new Sender(Sender.random(5_000_000, 2)).named("open").open(core.uploads(), peer);
        Path moved = core.accounts().remove("ana").orElseThrow();
        assertThat(moved.resolve("Day-2/cut.mov")).hasBinaryContent(sender.content);
        assertThat(data.resolve("files/ana")).doesNotExist();
        assertThat(data.resolve("incoming")).isEmptyDirectory();
        peer.last();
        core.accounts().add("ana", PASSWORD, false, null);
        assertThat(core.library().page(Sender.ANA, "", null, 10).files()).isEmpty();
        assertThat(core.accounts().list())
                .singleElement()
                .satisfies(account -> assertThat(account.used()).isZero());
    }

    @Test
    void a_second_process_is_told_who_has_the_folder() throws Exception {
        core.announce("http://127.0.0.1:8470", Path.of("/run/control"));
        assertThatThrownBy(() -> ServerCore.open(data, CoreFixture.OPTIONS))
                .isInstanceOfSatisfying(DataFolderInUse.class, e -> {
                    assertThat(e).hasMessageContaining("http://127.0.0.1:8470");
                    assertThat(e.holder()).get().satisfies(holder -> {
                        assertThat(holder.pid())
                                .isEqualTo(ProcessHandle.current().pid());
                        assertThat(holder.control()).isEqualTo("/run/control");
                    });
                });
    }
}
