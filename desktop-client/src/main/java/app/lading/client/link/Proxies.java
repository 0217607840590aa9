package app.lading.client.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Answers which proxy a connection goes through, by the choice that holds when it is made.
final class Proxies extends ProxySelector {
    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final AtomicReference<ProxyChoice> choice;

    Proxies(ProxyChoice choice) {
        this.choice = new AtomicReference<>(choice);
    }

    void choose(ProxyChoice now) {
        choice.set(now);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return switch (choice.get()) {
            case ProxyChoice.AsSystem system -> {
                ProxySelector selector = ProxySelector.getDefault();
                yield selector == null ? DIRECT : selector.select(uri);
            }
            case ProxyChoice.None none -> DIRECT;
            case ProxyChoice.Manual manual ->
                // Unresolved: the proxy itself may be known by another name service than this machine's later on.
                List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(manual.host(), manual.port())));
        };
    }

    @Override
    public void connectFailed(@Nullable URI uri, @Nullable SocketAddress address, @Nullable IOException failure) {
        // The failure comes back as the failure of the call; there is no second proxy to turn to.
    }
}
