package app.lading.server.access;

import app.lading.server.access.socket.SocketCounters;
import app.lading.server.access.socket.SocketRegistry;
import app.lading.server.logic.CountersNow;
import app.lading.server.logic.Health;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// What the server counts, as Prometheus reads it.
final class Metrics {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Metrics(Health health, SocketRegistry sockets, SocketCounters counters) {
        gauge("lading.sockets", "open sockets", sockets, SocketRegistry::count);
        counter("lading.sockets.opened", "sockets opened since the start", counters, SocketCounters::opened);
        counter("lading.received.bytes", "payload bytes of chunks taken", counters, SocketCounters::payloadBytes);
        counter("lading.bad.messages", "messages not understood", counters, SocketCounters::badMessages);
        gauge(
                "lading.healthy",
                "1 when all is well",
                health,
                h -> h.now().status().equals("ok") ? 1 : 0);
        core("lading.durable.bytes", "bytes reported as durable", health, CountersNow::durableBytes);
        core("lading.files.finished", "files published after they were sent", health, CountersNow::finishedFiles);
        core("lading.files.instant", "files published without being sent", health, CountersNow::instantFiles);
        core("lading.blocks.rejected", "blocks whose digest differed", health, CountersNow::rejectedBlocks);
        core("lading.proofs.failed", "wrong proofs of possession", health, CountersNow::failedProofs);
        core("lading.forces", "files forced to the disk", health, CountersNow::forces);
        core("lading.commit.groups", "syncs of the index", health, CountersNow::commitGroups);
        core("lading.commits", "changes that shared them", health, CountersNow::commits);
        core("lading.disk.failures", "failed forces and reads", health, CountersNow::diskFailures);
        core("lading.space.refusals", "uploads refused for want of space", health, CountersNow::spaceRefusals);
        gauge(
                "lading.space.waited.for",
                "1 while uploads wait for space",
                health,
                h -> h.counters().spaceWaited() ? 1 : 0);
        gauge(
                "lading.uploads.active",
                "uploads in memory",
                health,
                h -> h.counters().activeUploads());
        gauge(
                "lading.disk.usable.bytes",
                "free space of the disk",
                health,
                h -> h.counters().usableBytes());
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
    }

    /// All of it, in the text format.
    String text() {
        return meters.scrape();
    }

    private void core(String name, String what, Health health, ToLongFunction<CountersNow> value) {
        counter(name, what, health, h -> value.applyAsLong(h.counters()));
    }

    private <T> void gauge(String name, String what, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value)
                .description(what)
                .strongReference(true)
                .register(meters);
    }

    private <T> void counter(String name, String what, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value).description(what).register(meters);
    }
}
