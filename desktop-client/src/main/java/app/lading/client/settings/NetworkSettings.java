package app.lading.client.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the server is reached, and how fast.
///
/// @param limit bytes a second outside of all rules; 0 for none
/// @param schedule rules for hours of the week; the first one that matches holds
/// @param metered what happens on networks that cost by the byte
/// @param proxy through whom connections go
/// @param authority a PEM file with certificates of an own authority; null for none
/// @param trusted servers whose own certificate a person has compared and trusted
public record NetworkSettings(
        long limit,
        List<LimitRule> schedule,
        MeteredPolicy metered,
        ProxySetting proxy,
        @Nullable String authority,
        List<TrustedServer> trusted) {

    /// What happens on networks that cost by the byte.
    public enum MeteredPolicy {
        PAUSE,
        ASK,
        CONTINUE
    }

    /// @throws IllegalArgumentException naming what was expected and what came
    public NetworkSettings {
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more bytes a second, but got " + limit);
        }
        schedule = List.copyOf(schedule);
        trusted = List.copyOf(trusted);
    }

    static NetworkSettings defaults() {
        return new NetworkSettings(0, List.of(), MeteredPolicy.PAUSE, ProxySetting.SYSTEM, null, List.of());
    }

    public NetworkSettings withLimit(long now) {
        return new NetworkSettings(now, schedule, metered, proxy, authority, trusted);
    }

    public NetworkSettings withSchedule(List<LimitRule> now) {
        return new NetworkSettings(limit, now, metered, proxy, authority, trusted);
    }

    public NetworkSettings withMetered(MeteredPolicy now) {
        return new NetworkSettings(limit, schedule, now, proxy, authority, trusted);
    }

    public NetworkSettings withProxy(ProxySetting now) {
        return new NetworkSettings(limit, schedule, metered, now, authority, trusted);
    }

    public NetworkSettings withAuthority(@Nullable String now) {
        return new NetworkSettings(limit, schedule, metered, proxy, now, trusted);
    }

    public NetworkSettings withTrusted(List<TrustedServer> now) {
        return new NetworkSettings(limit, schedule, metered, proxy, authority, now);
    }
}
