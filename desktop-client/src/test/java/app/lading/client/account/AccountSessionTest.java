package app.lading.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import app.lading.client.link.LinkSettings;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.settings.LimitRule;
import app.lading.client.settings.LimitRule.Rate;
import app.lading.client.settings.NetworkSettings.MeteredPolicy;
import app.lading.client.settings.Settings;
import app.lading.client.settings.SettingsStore;
import app.lading.client.store.Problem;
import app.lading.client.transfer.ConnectionState;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.ScanRules;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.WaitReason;
import app.lading.client.transfer.Waiting;
import app.lading.client.watch.FakeNetworkWatch;
import app.lading.client.watch.FakePowerWatch;
import app.lading.client.watch.Watches;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;

class AccountSessionTest {
    private static final Account ANA = new Account(ServerAddress.parse("http://localhost:1"), "ana");

    // A Friday.
    private Instant now = Instant.parse("2026-11-20T07:00:00Z");
    private final UploadQueue queue = mock(UploadQueue.class);
    private final ScheduledExecutorService timer = mock(ScheduledExecutorService.class);
    private final FakePowerWatch power = new FakePowerWatch();
    private final FakeNetworkWatch network = new FakeNetworkWatch();
    private final List<AccountSession> opened = new ArrayList<>();
    private EngineListener engine;
    private Token token;
    private Runnable due;
    private boolean metered;

    @TempDir
    private Path folder;

    private SettingsStore settings;
    private AccountSessions sessions;

    @BeforeEach
    void begin() throws IOException {
        Clock clock = InstantSource.tick(() -> now, Duration.ofNanos(1)).withZone(ZoneOffset.UTC);
        settings = SettingsStore.open(folder.resolve("settings.json"), clock, Runnable::run);
        ScheduledFuture<?> scheduled = mock(ScheduledFuture.class);
        when(timer.schedule(any(Runnable.class), anyLong(), any(TimeUnit.class)))
                .thenAnswer(call -> {
                    due = call.getArgument(0);
                    return scheduled;
                });
        sessions = new AccountSessions(new AccountSessions.World(
                folder,
                folder.resolve("desktop"),
                Map.of("HOSTNAME", "Studio"),
                settings,
                LinkSettings.standard("test"),
                (transport, server, first, store, engineSettings, listener) -> {
                    engine = listener;
                    token = first;
                    assertThat(engineSettings.device()).isEqualTo("studio");
                    closeWithQueue(store);
                    return queue;
                },
                new Watches(power, network),
                Runnable::run,
                timer,
                clock,
                ZoneOffset.UTC));
    }

    private void closeWithQueue(AutoCloseable store) {
        org.mockito.Mockito.doAnswer(call -> {
                    store.close();
                    return null;
                })
                .when(queue)
                .close();
    }

    @AfterEach
    void end() {
        opened.forEach(AccountSession::close);
    }

    private AccountSession open(Token with) throws Exception {
        AccountSession session =
                sessions.open(ANA, with, metered, new EngineListener() {}).get();
        opened.add(session);
        return session;
    }

    private void set(java.util.function.UnaryOperator<app.lading.client.settings.NetworkSettings> change) {
        settings.change(all -> all.withNetwork(change.apply(all.network())));
    }

    @Test
    void what_is_set_holds_before_the_first_byte() throws Exception {
        set(net -> net.withLimit(5));
        open(new Token("t"));

        InOrder order = inOrder(queue);
        order.verify(queue).limit(5);
        order.verify(queue).start();
        verify(queue).parallel(3);
        verify(queue).rules(new ScanRules(Settings.defaults().uploads().ignore(), false, true));
        assertThat(folder.resolve("desktop/accounts").resolve(ANA.id()).resolve("queue"))
                .isDirectory();
    }

    @Test
    void what_is_set_later_holds_at_once() throws Exception {
        open(new Token("t"));
        clearInvocations(queue);

        settings.change(all -> all.withUploads(all.uploads().withParallel(7)));
        set(net -> net.withLimit(1000));

        verify(queue).parallel(7);
        verify(queue).limit(1000);
    }

    @Test
    void the_schedule_is_followed_when_its_hour_comes() throws Exception {
        set(net -> net.withSchedule(List.of(
                new LimitRule(List.of(DayOfWeek.FRIDAY), LocalTime.of(8, 0), LocalTime.of(18, 0), Rate.ofLimit(77)))));
        open(new Token("t"));
        verify(queue, never()).limit(77);

        now = now.plus(Duration.ofHours(1));
        due.run();

        verify(queue).limit(77);
    }

    private static final Waiting OUTSIDE_HOURS = new Waiting(
            WaitReason.OUTSIDE_HOURS, "Outside the hours for sending", Instant.parse("2026-11-20T08:00:00Z"));

    private void sendNothingBeforeEight() {
        set(net -> net.withSchedule(List.of(
                new LimitRule(List.of(DayOfWeek.FRIDAY), LocalTime.of(6, 0), LocalTime.of(8, 0), Rate.STOPPED))));
    }

    @Test
    void hours_without_sending_hold_the_queue_and_give_it_back() throws Exception {
        AccountSession session = open(new Token("t"));
        sendNothingBeforeEight();

        verify(queue).hold(OUTSIDE_HOURS);
        assertThat(session.hold())
                .contains(new SessionHold(SessionHold.Reason.OUTSIDE_HOURS, Instant.parse("2026-11-20T08:00:00Z")));

        now = now.plus(Duration.ofHours(1));
        due.run();
        verify(queue).hold(null);
        assertThat(session.hold()).isEmpty();
    }

    @Test
    void what_holds_the_queue_at_the_start_holds_its_first_byte() throws Exception {
        sendNothingBeforeEight();
        open(new Token("t"));

        InOrder order = inOrder(queue);
        order.verify(queue).hold(OUTSIDE_HOURS);
        order.verify(queue).start();
        verify(queue, never()).hold(null);
    }

    @Test
    void a_network_that_costs_at_the_start_holds_the_first_byte() throws Exception {
        metered = true;
        AccountSession session = open(new Token("t"));

        InOrder order = inOrder(queue);
        order.verify(queue).hold(argThat(why -> why != null && why.reason() == WaitReason.METERED));
        order.verify(queue).start();
        session.metered(true);
        verify(queue, times(1)).hold(any());
    }

    @Test
    void a_person_who_pauses_during_a_hold_stays_paused_when_it_ends() throws Exception {
        AccountSession session = open(new Token("t"));

        session.metered(true);
        session.queue().pauseAll();
        session.metered(false);

        verify(queue).hold(null);
        verify(queue, times(1)).pauseAll();
        verify(queue, never()).resumeAll();
    }

    @Test
    void a_person_who_resumes_during_a_hold_does_not_lift_it() throws Exception {
        AccountSession session = open(new Token("t"));
        session.queue().pauseAll();

        session.metered(true);
        session.queue().resumeAll();

        verify(queue, never()).hold(null);
        assertThat(session.hold()).map(SessionHold::reason).contains(SessionHold.Reason.METERED);
        session.allowMetered();
        verify(queue).hold(null);
        verify(queue, times(1)).pauseAll();
        verify(queue, times(1)).resumeAll();
    }

    @Test
    void a_network_that_costs_is_left_alone_as_it_is_set() throws Exception {
        AccountSession session = open(new Token("t"));
        List<String> told = new ArrayList<>();
        session.listen(
                () -> told.add(session.hold().map(hold -> hold.reason().name()).orElse("none")));

        session.metered(true);
        set(net -> net.withMetered(MeteredPolicy.ASK));
        session.allowMetered();
        session.metered(false);
        session.metered(true);
        set(net -> net.withMetered(MeteredPolicy.CONTINUE));

        assertThat(told).containsExactly("METERED", "METERED_ASK", "none", "METERED_ASK", "none");
    }

    @Test
    void a_session_that_ends_keeps_the_queue_and_goes_on_after_signing_in() throws Exception {
        AccountSession session = open(new Token("t"));
        assertThat(session.api()).isPresent();

        engine.signInNeeded("The session has ended.");
        assertThat(session.state()).isEqualTo(AccountSession.State.SIGN_IN_NEEDED);
        assertThat(session.api()).isEmpty();
        verify(queue, never()).close();

        session.signedIn(new Token("new"));
        verify(queue).signedIn(new Token("new"));
        assertThat(session.state()).isEqualTo(AccountSession.State.SIGNED_IN);
    }

    @Test
    void without_a_token_the_rows_are_there_and_wait() throws Exception {
        AccountSession session = open(null);

        assertThat(session.state()).isEqualTo(AccountSession.State.SIGN_IN_NEEDED);
        assertThat(token).isNotNull();
        verify(queue).start();
    }

    @Test
    void waking_and_another_network_end_all_waiting() throws Exception {
        open(new Token("t"));

        power.wake(Duration.ofHours(8));
        network.change();

        verify(queue, times(2)).retryNow();
    }

    @Test
    void a_closed_session_hears_nothing_more() throws Exception {
        AccountSession session = open(new Token("t"));
        session.close();
        clearInvocations(queue);

        settings.change(all -> all.withUploads(all.uploads().withParallel(7)));
        power.wake(Duration.ofHours(8));
        session.close();

        org.mockito.Mockito.verifyNoInteractions(queue);
        assertThat(session.state()).isEqualTo(AccountSession.State.CLOSED);
    }

    @Test
    void a_queue_that_another_program_has_open_says_so() throws Exception {
        open(new Token("t"));

        assertThatThrownBy(() -> open(new Token("t")))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is open in another program");
    }

    @Test
    void everything_the_engine_tells_is_passed_on() {
        List<String> passedOn = Arrays.stream(SessionListener.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .toList();

        assertThat(passedOn)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EngineListener.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void a_queue_that_stopped_is_said_to_be_broken_whatever_is_signed_in() throws Exception {
        AccountSession session = open(new Token("t"));
        List<AccountSession.State> told = new ArrayList<>();
        session.listen(() -> told.add(session.state()));
        Problem full = new Problem("engine-failed", "The disk is full.", "Free some space.");

        engine.failed(full);
        session.signedIn(new Token("new"));

        assertThat(told).startsWith(AccountSession.State.BROKEN);
        assertThat(session.state()).isEqualTo(AccountSession.State.BROKEN);
        assertThat(session.problem()).contains(full);
    }

    @Test
    void a_certificate_that_is_refused_while_it_runs_is_told_and_taken_back() throws Exception {
        AccountSession session = open(new Token("t"));
        List<Boolean> told = new ArrayList<>();
        session.listen(() -> told.add(session.isCertificateRefused()));
        Waiting refused = new Waiting(WaitReason.CERTIFICATE, "Another one.", null);

        engine.connection(new ConnectionState(false, 0, refused));
        engine.connection(new ConnectionState(false, 0, refused));
        engine.connection(new ConnectionState(false, 0, new Waiting(WaitReason.NETWORK, "No network.", null)));
        engine.connection(new ConnectionState(true, 2, null));

        assertThat(told).containsExactly(true, false);
    }

    @Test
    void signing_out_ends_the_session_at_the_server_after_the_queue() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    order.add(request.getMethod() + " " + request.getTarget() + " "
                            + request.getHeaders().get("Authorization"));
                    return new MockResponse.Builder().code(204).build();
                }
            });
            server.start();
            Account here = new Account(ServerAddress.parse("http://localhost:" + server.getPort()), "ana");
            AccountSession session = sessions.open(here, new Token("t0k3n"), false, new EngineListener() {})
                    .get();
            org.mockito.Mockito.doAnswer(call -> order.add("queue closed"))
                    .when(queue)
                    .close();

            assertThat(session.signOut().get()).isTrue();

            assertThat(order).containsExactly("queue closed", "DELETE /api/session Bearer t0k3n");
            assertThat(session.state()).isEqualTo(AccountSession.State.CLOSED);
        }
    }

    @Test
    void a_server_that_cannot_be_told_about_the_end_is_no_secret() throws Exception {
        AccountSession session = open(new Token("t"));

        assertThat(session.signOut().get()).isFalse();
        assertThat(session.state()).isEqualTo(AccountSession.State.CLOSED);
    }

    @Test
    void a_session_that_has_ended_already_needs_no_end() throws Exception {
        AccountSession session = open(new Token("t"));
        engine.signInNeeded("The session has ended.");

        assertThat(session.signOut().get()).isTrue();
    }

    @Test
    void a_damaged_queue_says_where_it_was_put() throws Exception {
        Path job =
                folder.resolve("desktop").resolve("accounts").resolve(ANA.id()).resolve("queue");
        Files.createDirectories(job);
        Files.writeString(job.resolve("job.mv.db"), "this is no database, and long enough to be looked at".repeat(200));

        AccountSession session = open(new Token("t"));

        assertThat(session.damaged())
                .hasValueSatisfying(aside -> assertThat(aside).exists());
    }
}
