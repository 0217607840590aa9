package app.lading.client.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.ProbeResult.Cancelled;
import app.lading.client.account.ProbeResult.NotAnAddress;
import app.lading.client.account.ProbeResult.NotLading;
import app.lading.client.account.ProbeResult.Reached;
import app.lading.client.account.ProbeResult.Security;
import app.lading.client.account.ProbeResult.Unreachable;
import app.lading.client.account.ProbeResult.WrongCertificate;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.Pin;
import app.lading.client.settings.NetworkSettings;
import app.lading.client.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProbeTest {
    private static final LinkSettings LINK =
            new LinkSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), "Lading/test");
    private static final Executor BACKGROUND =
            task -> Thread.ofVirtual().name("lading-ask").start(task);

    private final MockWebServer server = new MockWebServer();
    private final HeldCertificate own = new HeldCertificate.Builder()
            .commonName("lab")
            .addSubjectAlternativeName("localhost")
            .build();

    @TempDir
    private Path folder;

    private NetworkSettings network = Settings.defaults().network();
    private final ServerProbe probe =
            new ServerProbe(() -> network, route -> new OkHttpTransport(LINK, route), BACKGROUND, System::nanoTime);

    @AfterEach
    void stop() {
        server.close();
    }

    private static MockResponse healthy(String json) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(json)
                .build();
    }

    private String serve(MockResponse... responses) throws Exception {
        for (MockResponse response : responses) {
            server.enqueue(response);
        }
        server.start();
        return "localhost:" + server.getPort();
    }

    private String serveTls(MockResponse response) throws Exception {
        server.useHttps(
                new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
        return "https://" + serve(response, response);
    }

    private ProbeResult check(String typed, Pin pin) throws Exception {
        return probe.check(typed, pin).result().get(20, TimeUnit.SECONDS);
    }

    @Test
    void a_server_says_its_version_and_how_the_way_is_protected() throws Exception {
        String address = serve(healthy("{\"status\":\"ok\",\"server\":\"Lading 1.4.0\"}"));

        assertThat(check(address, null)).isInstanceOfSatisfying(Reached.class, reached -> {
            assertThat(reached.version()).isEqualTo("1.4.0");
            assertThat(reached.security()).isEqualTo(Security.LOCAL);
            assertThat(reached.trouble()).isNull();
            assertThat(reached.server()).hasToString("http://" + address);
        });
        assertThat(server.takeRequest().getTarget()).isEqualTo("/healthz");
    }

    @Test
    void a_server_that_is_not_well_is_reached_all_the_same() throws Exception {
        MockResponse full = new MockResponse.Builder()
                .code(503)
                .addHeader("Content-Type", "application/json")
                .body("{\"status\":\"degraded\",\"reason\":\"the disk is full\"}")
                .build();

        assertThat(check(serve(full), null)).isInstanceOfSatisfying(Reached.class, reached -> {
            assertThat(reached.trouble()).isEqualTo("the disk is full");
            assertThat(reached.version()).isNull();
        });
    }

    @Test
    void something_else_at_the_address_is_told_apart() throws Exception {
        String address = serve(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html")
                .body("<html>ok</html>")
                .build());

        assertThat(check(address, null))
                .isInstanceOfSatisfying(
                        NotLading.class, other -> assertThat(other.message()).contains("does not speak as a Lading"));
    }

    @Test
    void a_health_check_of_another_program_is_not_ours() throws Exception {
        assertThat(check(serve(healthy("{\"status\":\"UP\"}")), null)).isInstanceOf(NotLading.class);
    }

    @Test
    void nobody_there_is_said_in_words() throws Exception {
        server.start();
        String address = "localhost:" + server.getPort();
        server.close();

        assertThat(check(address, null)).isInstanceOfSatisfying(Unreachable.class, nobody -> {
            assertThat(nobody.message()).isEqualTo("No connection to " + address + ".");
            assertThat(nobody.remedy()).contains("Check the address");
        });
    }

    @Test
    void a_name_that_nobody_knows_is_said_in_words() throws Exception {
        assertThat(check("https://no-such-host.invalid", null))
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        nobody -> assertThat(nobody.message()).contains("no-such-host.invalid is not known here"));
    }

    @Test
    void what_is_no_address_is_not_asked() throws Exception {
        assertThat(check("ftp://files.example.org", null))
                .isEqualTo(new NotAnAddress(
                        "An address starts with https:// or http://, but got 'ftp://files.example.org'."));
        assertThat(check("lading://x?pin=1", null)).isInstanceOf(NotAnAddress.class);
    }

    @Test
    void an_own_certificate_is_shown_for_comparing_and_then_trusted_by_its_key() throws Exception {
        String address = serveTls(healthy("{\"status\":\"ok\",\"server\":\"Lading 1.4.0\"}"));

        ProbeResult first = check(address, null);
        assertThat(first).isInstanceOfSatisfying(WrongCertificate.class, wrong -> {
            assertThat(wrong.trouble().reason()).isEqualTo(CertificateTrouble.Reason.UNKNOWN_AUTHORITY);
            assertThat(wrong.trouble().pin()).isEqualTo(Pin.of(own.certificate()));
        });

        assertThat(check(address, ((WrongCertificate) first).trouble().pin()))
                .isInstanceOfSatisfying(
                        Reached.class, reached -> assertThat(reached.security()).isEqualTo(Security.PINNED));
    }

    @Test
    void an_invite_link_brings_its_pin() throws Exception {
        String address = serveTls(healthy("{\"status\":\"ok\"}"));
        String link = address.replace("https://", "lading://") + "?user=ana&pin="
                + Pin.of(own.certificate()).text();

        assertThat(check(link, null)).isInstanceOf(Reached.class);
    }

    @Test
    void an_own_authority_from_a_file_is_believed() throws Exception {
        Path pem = folder.resolve("own.pem");
        Files.writeString(pem, own.certificatePem());
        network = network.withAuthority(pem.toString());
        String address = serveTls(healthy("{\"status\":\"ok\"}"));

        assertThat(check(address, null))
                .isInstanceOfSatisfying(
                        Reached.class, reached -> assertThat(reached.security()).isEqualTo(Security.ENCRYPTED));
    }

    @Test
    void an_authority_file_that_cannot_be_used_is_said_in_words() throws Exception {
        network = network.withAuthority(folder.resolve("gone.pem").toString());
        assertThat(check("localhost:1", null))
                .isInstanceOfSatisfying(
                        Unreachable.class, gone -> assertThat(gone.message()).endsWith("gone.pem is gone."));

        Path empty = folder.resolve("empty.pem");
        Files.writeString(empty, "hello");
        network = network.withAuthority(empty.toString());
        assertThat(check("localhost:1", null))
                .isInstanceOfSatisfying(
                        Unreachable.class, bad -> assertThat(bad.message()).contains("holds no certificate"));
    }

    @Test
    void looking_can_be_given_up_at_once() throws Exception {
        String address = serve(new MockResponse.Builder()
                .onRequestStart(SocketEffect.Stall.INSTANCE)
                .build());

        Attempt<ProbeResult> attempt = probe.check(address, null);
        assertThat(server.takeRequest(10, TimeUnit.SECONDS)).isNotNull();
        attempt.cancel();

        assertThat(attempt.result().getNow(null)).isEqualTo(new Cancelled());
    }
}
