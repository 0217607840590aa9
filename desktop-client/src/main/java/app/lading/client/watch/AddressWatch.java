package app.lading.client.watch;

import app.lading.client.settings.Subscription;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notices another network by the addresses of this machine, which it looks at again and again: no system of
/// the three tells Java of itself.
final class AddressWatch implements NetworkWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AddressWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Supplier<Set<String>> addresses;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Set<String> before;

    AddressWatch(Supplier<Set<String>> addresses) {
        this.addresses = addresses;
        this.before = addresses.get();
    }

    /// A watch that looks by itself, on a daemon thread, until it is closed.
    static NetworkWatch running() {
        return new Running(new AddressWatch(AddressWatch::ofThisMachine));
    }

    /// Looks once.
    void look() {
        Set<String> now = addresses.get();
        if (!now.equals(before)) {
            before = now;
            listeners.forEach(Runnable::run);
        }
    }

    /// The addresses of all interfaces that are up, but the machine's own loop.
    static Set<String> ofThisMachine() {
        Set<String> all = new TreeSet<>();
        try {
            for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                if (one.isUp() && !one.isLoopback()) {
                    for (InetAddress address : Collections.list(one.getInetAddresses())) {
                        all.add(one.getName() + " " + address.getHostAddress());
                    }
                }
            }
        } catch (SocketException e) {
            // An interface that goes while it is looked at; the next look sees it gone.
            LOG.debug("the network interfaces could not be read", e);
        }
        return all;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }

    /// The watch with the thread that looks.
    private static final class Running implements NetworkWatch {
        private final AddressWatch watch;
        private final ScheduledExecutorService thread;
        private final ScheduledFuture<?> looking;

        Running(AddressWatch watch) {
            this.watch = watch;
            this.thread = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("lading-network").daemon().factory());
            this.looking = thread.scheduleWithFixedDelay(
                    watch::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Subscription onChange(Runnable listener) {
            return watch.onChange(listener);
        }

        @Override
        public void close() {
            looking.cancel(false);
            thread.shutdown();
            watch.close();
        }
    }
}
