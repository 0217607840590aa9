package app.lading.client.account;

import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.Greeter;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.Pin;
import app.lading.client.link.Route;
import app.lading.client.link.ServerAddress;
import app.lading.client.settings.NetworkSettings;
import app.lading.model.api.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks who lives at an address, while it is typed. Thread safe; returns at once.
///
/// An address without a scheme is tried encrypted. Only when that fails, without any certificate in it, and
/// only in a private network, it is tried unencrypted as well: elsewhere somebody in between could otherwise
/// make a password go in the clear by breaking the encryption.
public final class ServerProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProbe.class);
    private static final String PRODUCT = "Lading";

    private final Supplier<NetworkSettings> network;
    private final Function<Route, Greeter> greeters;
    private final Executor background;
    private final LongSupplier nanoTime;

    /// Nothing is asked yet.
    ///
    /// @param network what is set about the network, asked for each attempt
    /// @param greeters opens what asks a server; closed after each attempt
    /// @param background threads that may block
    public ServerProbe(
            Supplier<NetworkSettings> network,
            Function<Route, Greeter> greeters,
            Executor background,
            LongSupplier nanoTime) {
        this.network = network;
        this.greeters = greeters;
        this.background = background;
        this.nanoTime = nanoTime;
    }

    /// Begins to look.
    ///
    /// @param typed an address or an invite link, as people type or paste it
    /// @param pin a key to trust for this address, instead of what is set; null for none. A link brings its own
    public Attempt<ProbeResult> check(String typed, @Nullable Pin pin) {
        return Asking.begin(
                background, new ProbeResult.Cancelled(), asking -> check(typed, pin, asking), ServerProbe::broken);
    }

    private ProbeResult check(String typed, @Nullable Pin pin, Asking<ProbeResult> asking) {
        List<ServerAddress> candidates;
        @Nullable Pin known = pin;
        try {
            if (InviteLink.isLink(typed)) {
                InviteLink link = InviteLink.parse(typed);
                candidates = List.of(link.server());
                known = link.pin() == null ? pin : link.pin();
            } else {
                candidates = Candidates.of(typed);
            }
        } catch (IllegalArgumentException e) {
            return new ProbeResult.NotAnAddress(sentence(e));
        }
        ProbeResult first = ask(candidates.getFirst(), known, asking);
        if (candidates.size() == 1 || !mayTryTheNext(first) || asking.isOver()) {
            return first;
        }
        ProbeResult second = ask(candidates.getLast(), known, asking);
        return second instanceof ProbeResult.Reached ? second : first;
    }

    private static boolean mayTryTheNext(ProbeResult result) {
        return result instanceof ProbeResult.Unreachable || result instanceof ProbeResult.NotLading;
    }

    private ProbeResult ask(ServerAddress server, @Nullable Pin pin, Asking<ProbeResult> asking) {
        Route route;
        try {
            route = Routes.of(network.get(), server, pin);
        } catch (IOException e) {
            LOG.info("the own authority cannot be used", e);
            return new ProbeResult.Unreachable(
                    Trouble.AUTHORITY, String.valueOf(e.getMessage()), "Choose another file in the settings, or none.");
        }
        try (Greeter greeter = greeters.apply(route)) {
            asking.onCancel(greeter::close);
            long asked = nanoTime.getAsLong();
            Api.Health health = greeter.greet(server);
            Duration took = Duration.ofNanos(nanoTime.getAsLong() - asked);
            return new ProbeResult.Reached(
                    server, version(health.server()), security(server, route), took, health.reason());
        } catch (LinkException e) {
            return failed(server, e.failure());
        }
    }

    private static ProbeResult failed(ServerAddress server, LinkFailure failure) {
        @Nullable CertificateTrouble trouble = failure.certificate();
        if (trouble != null) {
            return new ProbeResult.WrongCertificate(server, trouble);
        }
        return switch (failure.kind()) {
            case PROTOCOL, NOT_FOUND, FORBIDDEN, NOT_SIGNED_IN ->
                new ProbeResult.NotLading(Trouble.of(failure), failure.message(), failure.remedy());
            default -> new ProbeResult.Unreachable(Trouble.of(failure), failure.message(), failure.remedy());
        };
    }

    private static ProbeResult.Security security(ServerAddress server, Route route) {
        if (server.isEncrypted()) {
            return route.trust().pins().containsKey(server.hostAndPort())
                    ? ProbeResult.Security.PINNED
                    : ProbeResult.Security.ENCRYPTED;
        }
        return server.isLoopback() ? ProbeResult.Security.LOCAL : ProbeResult.Security.OPEN;
    }

    /// The version in `Lading 1.4.0`.
    private static @Nullable String version(@Nullable String server) {
        if (server == null || !server.startsWith(PRODUCT + " ")) {
            return null;
        }
        return server.substring(PRODUCT.length() + 1);
    }

    private static String sentence(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }

    private static ProbeResult broken(RuntimeException e) {
        LOG.error("looking for a server failed by a mistake of this program", e);
        return new ProbeResult.Unreachable(
                Trouble.MISTAKE, "The server could not be looked for: " + e + ".", "Report this mistake.");
    }
}
