package app.lading.client.link;

import app.lading.client.link.CertificateTrouble.Reason;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/// Decides whether the certificate of a server is taken, by the [Trust] that holds at that moment.
///
/// A server with a pin is known by its key: nothing else counts, so that neither an authority nor a click can
/// put somebody else in its place. Every other server needs an authority, a name that fits, and a date that
/// fits; the JDK's own check does that, for the system's authorities and then for the own ones.
final class CertificateCheck extends X509ExtendedTrustManager {
    private static final int HTTPS_PORT = 443;

    private final X509ExtendedTrustManager system;
    private final AtomicReference<Rules> rules;

    /// The trust that holds, made ready.
    private record Rules(Trust trust, @Nullable X509ExtendedTrustManager own) {}

    /// Carries the reason from the depths of a handshake to the failure that people see.
    static final class NotTaken extends CertificateException {
        private static final long serialVersionUID = 1L;

        private final transient CertificateTrouble trouble;

        NotTaken(CertificateTrouble trouble, @Nullable Throwable cause) {
            super(trouble.reason().toString(), cause);
            this.trouble = trouble;
        }

        CertificateTrouble trouble() {
            return trouble;
        }
    }

    private CertificateCheck(X509ExtendedTrustManager system, Trust trust) throws GeneralSecurityException {
        this.system = system;
        this.rules = new AtomicReference<>(rules(trust));
    }

    static CertificateCheck of(Trust trust) throws GeneralSecurityException {
        return new CertificateCheck(manager(null), trust);
    }

    /// From now on this trust holds; connections that are open stay open.
    void trust(Trust now) throws GeneralSecurityException {
        rules.set(rules(now));
    }

    private static Rules rules(Trust trust) throws GeneralSecurityException {
        if (trust.authorities().isEmpty()) {
            return new Rules(trust, null);
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException("an empty key store could not be made", e);
        }
        for (int i = 0; i < trust.authorities().size(); i++) {
            store.setCertificateEntry("own-" + i, trust.authorities().get(i));
        }
        return new Rules(trust, manager(store));
    }

    /// @param store the authorities; null for the system's
    private static X509ExtendedTrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("this Java has no way to check certificates");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls)) {
            throw new CertificateException("a certificate came on a connection that is not encrypted");
        }
        SSLSession session = tls.getHandshakeSession();
        Rules now = rules.get();
        Pin pin = now.trust().pins().get(where(session.getPeerHost(), session.getPeerPort()));
        Pin shown = Pin.of(chain[0]);
        if (pin != null) {
            if (!pin.equals(shown)) {
                throw notTaken(Reason.CHANGED, chain[0], null);
            }
            return;
        }
        List<X509ExtendedTrustManager> managers = new ArrayList<>();
        managers.add(system);
        if (now.own() != null) {
            managers.add(now.own());
        }
        CertificateException refusal = null;
        for (X509ExtendedTrustManager manager : managers) {
            try {
                manager.checkServerTrusted(chain, authType, socket);
                return;
            } catch (CertificateException e) {
                refusal = e;
                if (isTrustedUnderSomeName(manager, chain, authType)) {
                    throw notTaken(Reason.WRONG_NAME, chain[0], e);
                }
            }
        }
        throw notTaken(byDate(chain[0]), chain[0], refusal);
    }

    private static boolean isTrustedUnderSomeName(
            X509ExtendedTrustManager manager, X509Certificate[] chain, String authType) {
        try {
            manager.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private static Reason byDate(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return Reason.UNKNOWN_AUTHORITY;
        } catch (CertificateExpiredException e) {
            return Reason.EXPIRED;
        } catch (CertificateNotYetValidException e) {
            return Reason.NOT_YET_VALID;
        }
    }

    private static NotTaken notTaken(Reason reason, X509Certificate certificate, @Nullable Throwable cause) {
        return new NotTaken(
                new CertificateTrouble(
                        reason,
                        name(certificate.getSubjectX500Principal()),
                        name(certificate.getIssuerX500Principal()),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        Pin.of(certificate)),
                cause);
    }

    /// The common name, or all of it when there is none.
    private static String name(X500Principal principal) {
        for (String part : principal.getName(X500Principal.RFC2253).split("(?<!\\\\),", -1)) {
            if (part.startsWith("CN=")) {
                return part.substring("CN=".length()).replace("\\", "");
            }
        }
        return principal.getName();
    }

    /// As [ServerAddress#hostAndPort] writes it.
    private static String where(String host, int port) {
        String bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return port == HTTPS_PORT || port < 0 ? bracketed : bracketed + ":" + port;
    }

    /// Checks names once more, as OkHttp does, but for servers that are known by their key.
    HostnameVerifier names(HostnameVerifier usual) {
        return (host, session) -> {
            Pin pin = rules.get().trust().pins().get(where(host, session.getPeerPort()));
            if (pin == null) {
                return usual.verify(host, session);
            }
            try {
                return session.getPeerCertificates()[0] instanceof X509Certificate shown && pin.equals(Pin.of(shown));
            } catch (SSLPeerUnverifiedException e) {
                return false;
            }
        };
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this program speaks TLS on sockets only");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("a certificate is judged only together with the server that shows it");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("this program is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return system.getAcceptedIssuers();
    }
}
