package app.lading.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.lading.client.account.SignInResult.Cancelled;
import app.lading.client.account.SignInResult.SignedIn;
import app.lading.client.account.SignInResult.TooManyTries;
import app.lading.client.account.SignInResult.Unreachable;
import app.lading.client.account.SignInResult.WrongCertificate;
import app.lading.client.account.SignInResult.WrongPassword;
import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import app.lading.client.settings.SettingsStore;
import app.lading.client.settings.TrustedServer;
import app.lading.model.error.ErrorCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final LinkSettings LINK =
            new LinkSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), "Lading/test");
    private static final Executor BACKGROUND =
            task -> Thread.ofVirtual().name("lading-ask").start(task);
    private static final String WELCOME = "{\"token\":\"t0k3n\",\"user\":\"ana\",\"expires\":\"2026-12-21T10:00:00Z\"}";

    private final MockWebServer server = new MockWebServer();

    @TempDir
    private Path folder;

    private SettingsStore settings;
    private SignIn signIn;

    @BeforeEach
    void begin() throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        settings = SettingsStore.open(folder.resolve("settings.json"), clock, Runnable::run);
        signIn = new SignIn(settings, route -> new OkHttpTransport(LINK, route), BACKGROUND, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServerAddress serve(MockResponse... responses) throws Exception {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
        server.start();
        return ServerAddress.parse("localhost:" + server.getPort());
    }

    private static MockResponse.Builder json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    private static MockResponse problem(int status, ErrorCode code, String more) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/problem+json")
                .body("{\"title\":\"t\",\"status\":" + status + ",\"detail\":\"d\",\"code\":\"" + code.wireName()
                        + "\",\"remedy\":\"r\",\"retryable\":false" + more + "}")
                .build();
    }

    private static SignInResult end(Attempt<SignInResult> attempt) throws Exception {
        return attempt.result().get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_right_password_gives_a_session_and_is_wiped() throws Exception {
        ServerAddress address = serve(json(WELCOME).build());
        char[] password = "secret".toCharArray();

        assertThat(end(signIn.begin(address, " Ana ", password, null))).isInstanceOfSatisfying(SignedIn.class, in -> {
            assertThat(in.account()).isEqualTo(new Account(address, "ana"));
            assertThat(in.token().value()).isEqualTo("t0k3n");
            assertThat(in.expires()).isEqualTo("2026-12-21T10:00:00Z");
            assertThat(in.toString()).doesNotContain("t0k3n");
        });
        assertThat(server.takeRequest().getBody().utf8()).isEqualTo("{\"user\":\"ana\",\"password\":\"secret\"}");
        await().untilAsserted(() -> assertThat(password).containsOnly('\0'));
    }

    @Test
    void a_wrong_password_is_wiped_too() throws Exception {
        ServerAddress address = serve(problem(401, ErrorCode.WRONG_PASSWORD, ""));
        char[] password = "wrong".toCharArray();

        assertThat(end(signIn.begin(address, "ana", password, null))).isEqualTo(new WrongPassword());
        await().untilAsserted(() -> assertThat(password).containsOnly('\0'));
    }

    @Test
    void too_many_tries_say_how_long_to_wait() throws Exception {
        ServerAddress address = serve(problem(429, ErrorCode.TOO_MANY_REQUESTS, ",\"retryAfter\":17"));

        assertThat(end(signIn.begin(address, "ana", "x".toCharArray(), null)))
                .isEqualTo(new TooManyTries(Duration.ofSeconds(17)));
    }

    @Test
    void nobody_there_is_said_in_words() throws Exception {
        ServerAddress address = serve();
        server.close();

        assertThat(end(signIn.begin(address, "ana", "x".toCharArray(), null))).isInstanceOf(Unreachable.class);
    }

    @Test
    void a_key_that_was_compared_is_kept_once_the_sign_in_worked() throws Exception {
        HeldCertificate own = new HeldCertificate.Builder().commonName("lab").build();
        server.useHttps(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
        ServerAddress plain = serve(json(WELCOME).build(), json(WELCOME).build());
        ServerAddress address = ServerAddress.parse("https://" + plain.hostAndPort());

        assertThat(end(signIn.begin(address, "ana", "x".toCharArray(), null))).isInstanceOf(WrongCertificate.class);
        assertThat(settings.get().network().trusted()).isEmpty();

        Pin pin = Pin.of(own.certificate());
        assertThat(end(signIn.begin(address, "ana", "x".toCharArray(), pin))).isInstanceOf(SignedIn.class);
        assertThat(settings.get().network().trusted())
                .containsExactly(new TrustedServer(address.hostAndPort(), pin.text(), NOW));

        assertThat(end(signIn.begin(address, "ana", "x".toCharArray(), null)))
                .as("from now on nobody is asked")
                .isInstanceOf(SignedIn.class);
    }

    @Test
    void a_session_that_came_after_giving_up_is_ended_again() throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        CompletableFuture<String> ended = new CompletableFuture<>();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (request.getMethod().equals("DELETE")) {
                    ended.complete(request.getHeaders().get("Authorization"));
                    return new MockResponse.Builder().code(204).build();
                }
                asked.complete(null);
                goOn.join();
                return json(WELCOME).build();
            }
        });
        // The answer reaches a transport that is not closed by the cancelling, as it may when both happen at once.
        SignIn late = new SignIn(settings, route -> new UnclosedTransport(LINK, route), BACKGROUND, Clock.systemUTC());
        ServerAddress address = serve();

        Attempt<SignInResult> attempt = late.begin(address, "ana", "x".toCharArray(), null);
        asked.get(10, TimeUnit.SECONDS);
        attempt.cancel();
        assertThat(attempt.result().getNow(null)).isEqualTo(new Cancelled());
        goOn.complete(null);

        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("Bearer t0k3n");
    }
}
