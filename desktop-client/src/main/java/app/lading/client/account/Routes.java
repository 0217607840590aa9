package app.lading.client.account;

import app.lading.client.link.Pin;
import app.lading.client.link.ProxyChoice;
import app.lading.client.link.Route;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.Trust;
import app.lading.client.settings.NetworkSettings;
import app.lading.client.settings.ProxySetting;
import app.lading.client.settings.TrustedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the way to servers out of the settings: proxy, own authority, trusted servers.
public final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private Routes() {}

    /// The way that a person set. Reads the file of the own authority.
    ///
    /// @throws IOException with a sentence for people when that file cannot be used
    public static Route of(NetworkSettings network) throws IOException {
        Map<String, Pin> pins = new HashMap<>();
        for (TrustedServer trusted : network.trusted()) {
            try {
                pins.put(trusted.server(), new Pin(trusted.pin()));
            } catch (IllegalArgumentException e) {
                LOG.warn("the pin of {} in the settings is damaged and not used", trusted.server(), e);
            }
        }
        return new Route(proxy(network.proxy()), new Trust(authorities(network.authority()), pins));
    }

    /// As [#of], with one more pin, or instead of the one that was known.
    static Route of(NetworkSettings network, ServerAddress server, @Nullable Pin pin) throws IOException {
        Route route = of(network);
        if (pin == null) {
            return route;
        }
        Map<String, Pin> pins = new HashMap<>(route.trust().pins());
        pins.put(server.hostAndPort(), pin);
        return new Route(route.proxy(), new Trust(route.trust().authorities(), pins));
    }

    /// The settings with this server trusted, instead of what was trusted for it before.
    public static NetworkSettings trusting(NetworkSettings network, ServerAddress server, Pin pin, Instant now) {
        List<TrustedServer> trusted = new ArrayList<>(network.trusted());
        boolean known = trusted.stream()
                .anyMatch(one ->
                        one.server().equals(server.hostAndPort()) && one.pin().equals(pin.text()));
        if (known) {
            return network;
        }
        trusted.removeIf(one -> one.server().equals(server.hostAndPort()));
        trusted.add(new TrustedServer(server.hostAndPort(), pin.text(), now));
        return network.withTrusted(trusted);
    }

    private static ProxyChoice proxy(ProxySetting setting) {
        return switch (setting.kind()) {
            case SYSTEM -> new ProxyChoice.AsSystem();
            case NONE -> new ProxyChoice.None();
            case MANUAL -> new ProxyChoice.Manual(setting.host(), setting.port());
        };
    }

    /// Reads the certificates of an own authority, as the settings do when they are chosen.
    ///
    /// @param file PEM with one certificate or more; null for none
    /// @throws IOException with a sentence for people when there is no certificate in it
    public static List<X509Certificate> authorities(@Nullable String file) throws IOException {
        if (file == null || file.isBlank()) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new IOException("The authority file " + file + " holds no certificate.");
            }
            return certificates;
        } catch (NoSuchFileException e) {
            throw new IOException("The authority file " + file + " is gone.", e);
        } catch (CertificateException | InvalidPathException e) {
            throw new IOException("The authority file " + file + " holds no certificate in PEM form.", e);
        }
    }
}
