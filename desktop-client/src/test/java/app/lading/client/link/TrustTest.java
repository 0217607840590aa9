package app.lading.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.lading.client.link.CertificateTrouble.Reason;
import app.lading.client.link.LinkFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final LinkSettings SETTINGS =
            new LinkSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(1), "Lading/test");

    private final HeldCertificate authority = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Own authority")
            .build();
    private final HeldCertificate good = issued("localhost");
    private final MockWebServer server = new MockWebServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private HeldCertificate issued(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .addSubjectAlternativeName(name)
                .signedBy(authority)
                .build();
    }

    private ServerAddress serve(HeldCertificate certificate) throws Exception {
        boolean ofTheAuthority = certificate
                .certificate()
                .getIssuerX500Principal()
                .equals(authority.certificate().getSubjectX500Principal());
        HandshakeCertificates.Builder shown = new HandshakeCertificates.Builder();
        server.useHttps((ofTheAuthority
                        ? shown.heldCertificate(certificate, authority.certificate())
                        : shown.heldCertificate(certificate))
                .build()
                .sslSocketFactory());
        for (int i = 0; i < 5; i++) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body("{\"status\":\"ok\",\"server\":\"Lading 1.4.0\"}")
                    .build());
        }
        server.start();
        return ServerAddress.parse("https://localhost:" + server.getPort());
    }

    private static Route trusting(Trust trust) {
        return new Route(new ProxyChoice.None(), trust);
    }

    private static String greet(ServerAddress address, Trust trust) throws LinkException {
        try (OkHttpTransport transport = new OkHttpTransport(SETTINGS, trusting(trust))) {
            return String.valueOf(transport.greet(address).server());
        }
    }

    private static CertificateTrouble refusal(ServerAddress address, Trust trust) {
        LinkException refusal = catchThrowableOfType(LinkException.class, () -> greet(address, trust));
        assertThat(refusal.failure().kind()).isEqualTo(Kind.TLS);
        assertThat(refusal.failure().certificate()).isNotNull();
        return refusal.failure().certificate();
    }

    private Trust own() {
        return new Trust(List.of(authority.certificate()), Map.of());
    }

    private static Trust pinned(ServerAddress address, HeldCertificate certificate) {
        return new Trust(List.of(), Map.of(address.hostAndPort(), Pin.of(certificate.certificate())));
    }

    @Test
    void a_certificate_of_an_unknown_authority_is_refused_with_what_a_person_needs_to_judge_it() throws Exception {
        ServerAddress address = serve(good);

        CertificateTrouble trouble = refusal(address, Trust.SYSTEM);

        assertThat(trouble.reason()).isEqualTo(Reason.UNKNOWN_AUTHORITY);
        assertThat(trouble.issuedTo()).isEqualTo("localhost");
        assertThat(trouble.issuedBy()).isEqualTo("Own authority");
        assertThat(trouble.pin()).isEqualTo(Pin.of(good.certificate()));
        assertThat(trouble.validUntil())
                .isEqualTo(good.certificate().getNotAfter().toInstant());
        assertThat(trouble.mayBeTrusted()).isTrue();
    }

    @Test
    void an_own_authority_is_believed() throws Exception {
        assertThat(greet(serve(good), own())).isEqualTo("Lading 1.4.0");
    }

    @Test
    void an_own_authority_does_not_make_a_wrong_name_right() throws Exception {
        CertificateTrouble trouble = refusal(serve(issued("files.example.org")), own());

        assertThat(trouble.reason()).isEqualTo(Reason.WRONG_NAME);
        assertThat(trouble.issuedTo()).isEqualTo("files.example.org");
    }

    @Test
    void a_certificate_that_has_ended_is_refused() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        HeldCertificate ended = new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .validityInterval(
                        now.minus(Duration.ofDays(9)).toEpochMilli(),
                        now.minus(Duration.ofDays(1)).toEpochMilli())
                .signedBy(authority)
                .build();

        assertThat(refusal(serve(ended), own()).reason()).isEqualTo(Reason.EXPIRED);
    }

    @Test
    void a_certificate_that_begins_later_is_refused() throws Exception {
        Instant now = Instant.now();
        HeldCertificate early = new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .validityInterval(
                        now.plus(Duration.ofDays(1)).toEpochMilli(),
                        now.plus(Duration.ofDays(9)).toEpochMilli())
                .signedBy(authority)
                .build();

        assertThat(refusal(serve(early), own()).reason()).isEqualTo(Reason.NOT_YET_VALID);
    }

    @Test
    void a_pinned_server_is_taken_for_its_key_whoever_signed_it_and_whatever_its_name() throws Exception {
        HeldCertificate other =
                new HeldCertificate.Builder().commonName("somebody").build();
        ServerAddress address = serve(other);

        assertThat(greet(address, pinned(address, other))).isEqualTo("Lading 1.4.0");
    }

    @Test
    void a_changed_key_is_refused_even_when_an_authority_vouches_for_it() throws Exception {
        ServerAddress address = serve(good);
        HeldCertificate before = issued("localhost");
        Trust both = new Trust(
                List.of(authority.certificate()), Map.of(address.hostAndPort(), Pin.of(before.certificate())));

        CertificateTrouble trouble = refusal(address, both);

        assertThat(trouble.reason()).isEqualTo(Reason.CHANGED);
        assertThat(trouble.mayBeTrusted()).isFalse();
    }

    @Test
    void a_pin_of_one_server_says_nothing_about_another() throws Exception {
        ServerAddress address = serve(good);
        Trust elsewhere = new Trust(List.of(), Map.of("localhost:1", Pin.of(good.certificate())));

        assertThat(refusal(address, elsewhere).reason()).isEqualTo(Reason.UNKNOWN_AUTHORITY);
    }

    @Test
    void trust_that_is_taken_back_counts_for_the_next_connection() throws Exception {
        ServerAddress address = serve(good);
        try (OkHttpTransport transport = new OkHttpTransport(SETTINGS, trusting(Trust.SYSTEM))) {
            transport.route(trusting(pinned(address, good)));
            assertThat(transport.greet(address).server()).isEqualTo("Lading 1.4.0");

            transport.route(trusting(Trust.SYSTEM));

            LinkException refusal = catchThrowableOfType(LinkException.class, () -> transport.greet(address));
            assertThat(refusal.failure().certificate().reason()).isEqualTo(Reason.UNKNOWN_AUTHORITY);
        }
    }

    @Test
    void a_manual_proxy_is_asked_for_every_server() throws Exception {
        MockWebServer proxy = new MockWebServer();
        proxy.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body("{\"status\":\"ok\",\"server\":\"Lading by proxy\"}")
                .build());
        proxy.start();
        Route route = new Route(new ProxyChoice.Manual("localhost", proxy.getPort()), Trust.SYSTEM);
        try (proxy;
                OkHttpTransport transport = new OkHttpTransport(SETTINGS, route)) {
            assertThat(transport
                            .greet(ServerAddress.parse("http://files.example.org"))
                            .server())
                    .isEqualTo("Lading by proxy");
            assertThat(proxy.takeRequest().getHeaders().get("Host")).isEqualTo("files.example.org");
        }
    }
}
