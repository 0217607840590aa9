package app.lading.client.ui.text;

import java.time.InstantSource;
import java.time.ZoneId;

/// Everything that turns values into words, in one hand.
public record Formats(Texts texts, Sizes sizes, Durations durations, Times times) {

    public static Formats of(Texts texts, ZoneId zone, InstantSource clock) {
        return new Formats(texts, new Sizes(texts), new Durations(texts), new Times(texts, zone, clock));
    }
}
