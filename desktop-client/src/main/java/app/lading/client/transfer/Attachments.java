package app.lading.client.transfer;

import app.lading.model.message.ClientMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The lanes that carry one large file. The home is the one on which it is begun, paused and finished.
final class Attachments {
    private final Map<Integer, Attachment> byLane = new LinkedHashMap<>();
    private @Nullable Attachment home;
    private long sentBefore;

    @Nullable
    Attachment home() {
        return home;
    }

    /// A stream was opened for the file; the first one is its home.
    void add(Stream stream) {
        Attachment attachment = new Attachment(stream);
        byLane.put(stream.lane().number(), attachment);
        if (home == null) {
            home = attachment;
        }
    }

    /// The attachment of a stream; null when the stream is not one of these any more.
    @Nullable
    Attachment of(Stream stream) {
        Attachment attachment = byLane.get(stream.lane().number());
        return attachment != null && attachment.stream == stream ? attachment : null;
    }

    boolean isOn(Lane lane) {
        return byLane.containsKey(lane.number());
    }

    List<Attachment> all() {
        return List.copyOf(byLane.values());
    }

    /// Those that take new blocks: on the lanes that carry now, or on whatever there is as long as the server has not
    /// answered on any of those.
    List<Attachment> carriers(List<Lane> carrying) {
        List<Attachment> ready =
                byLane.values().stream().filter(attachment -> attachment.isReady).toList();
        List<Attachment> there = ready.stream()
                .filter(attachment -> carrying.contains(attachment.stream.lane()))
                .toList();
        return there.isEmpty() ? ready : there;
    }

    /// Blocks that are being read for these lanes or wait on their streams.
    int blocksUnderWay() {
        return byLane.values().stream().mapToInt(attachment -> attachment.count).sum();
    }

    boolean everythingIsAcked() {
        return byLane.values().stream().allMatch(attachment -> attachment.stream.unacked() == 0);
    }

    /// Payload bytes sent on all lanes, those that are gone included.
    long sent() {
        return sentBefore
                + byLane.values().stream()
                        .mapToLong(attachment -> attachment.stream.sent())
                        .sum();
    }

    /// A lane is gone; when it was the home, another one is.
    void remove(Attachment attachment) {
        byLane.remove(attachment.stream.lane().number());
        sentBefore += attachment.stream.sent();
        if (attachment == home) {
            home = byLane.values().stream().findFirst().orElse(null);
        }
    }

    /// Says something on the home, when there is one that has not ended.
    void sayAtHome(LongFunction<ClientMessage> message) {
        Attachment at = home;
        if (at != null && !at.stream.isEnded()) {
            at.say(message.apply(at.stream.number()));
        }
    }

    /// Lets go of all streams; the server's last word on each is still awaited by its lane.
    void letGo(long file) {
        for (Attachment attachment : all()) {
            if (!attachment.stream.isEnded()) {
                attachment.stream.letGo(file);
            }
            remove(attachment);
        }
    }
}
