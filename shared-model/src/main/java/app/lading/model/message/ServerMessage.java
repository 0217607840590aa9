package app.lading.model.message;

import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.range.Range;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server says in a text message. `PROTOCOL.md` is normative.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ServerMessage {

    /// The first message on every socket.
    ///
    /// @param protocol the version spoken, 1
    /// @param server name and version of the program, for people
    /// @param user who is signed in
    /// @param algorithms the fingerprints that `init` may carry
    @JsonTypeName("welcome")
    record Welcome(int protocol, String server, String user, Limits limits, List<String> algorithms)
            implements ServerMessage {
        public Welcome {
            algorithms = List.copyOf(algorithms);
        }
    }

    /// What the server accepts on a socket; all in bytes but `streams`.
    ///
    /// @param file the largest file
    /// @param chunk the largest payload of one binary message, without its header
    /// @param block the length of a block
    /// @param streams the most streams open at once
    /// @param window the most payload bytes sent and not yet acknowledged, over all streams of the socket
    record Limits(long file, int chunk, int block, int streams, int window) {}

    /// Space is reserved: send these ranges, in any order.
    ///
    /// @param epoch which take-over this is, 1 for the first
    /// @param missing what to send, ascending
    /// @param unsealed blocks whose bytes are all here and whose `seal` never came
    /// @param durable bytes of sealed blocks that survive a power cut
    /// @param likely the user already has a file of this size: hashing ahead may save the sending
    @JsonTypeName("ready")
    record Ready(
            long stream,
            String upload,
            long epoch,
            List<Range> missing,
            List<Integer> unsealed,
            long durable,
            boolean likely)
            implements ServerMessage {
        public Ready {
            missing = List.copyOf(missing);
            unsealed = List.copyOf(unsealed);
        }
    }

    /// How far it is.
    ///
    /// @param acked payload bytes of this stream taken from this socket since its `init`; they leave the window
    /// @param durable bytes of sealed blocks of the upload that survive a power cut; never becomes smaller
    @JsonTypeName("progress")
    record Progress(long stream, long acked, long durable) implements ServerMessage {}

    /// The digest of a block differs from its `seal`: read it from the source again and send all of it again.
    @JsonTypeName("reject")
    record Reject(long stream, int block) implements ServerMessage {}

    /// Show that you have the content before it is linked.
    ///
    /// @param nonce 64 hexadecimal digits, the key of the HMAC
    @JsonTypeName("prove")
    record Prove(long stream, String nonce, List<Range> ranges) implements ServerMessage {
        public Prove {
            ranges = List.copyOf(ranges);
        }
    }

    /// Publishing takes a while, or, before `ready`, finding out whether the content that is there already is right: so
    /// many bytes of so many are checked.
    @JsonTypeName("verifying")
    record Verifying(long stream, long done, long of) implements ServerMessage {}

    /// Complete, verified, on stable storage, visible under its name. The same answer whenever it is asked again.
    ///
    /// @param file the server's number of the file, for the HTTP calls
    /// @param name the name it got, which differs from the asked one after a `rename`
    /// @param instant whether content that was already there was linked instead of sent
    /// @param at when it was published
    @JsonTypeName("finished")
    record Finished(
            long stream,
            String file,
            String folder,
            String name,
            long size,
            Fingerprint fingerprint,
            boolean instant,
            Instant at)
            implements ServerMessage {

        /// The same answer on another stream.
        public Finished onStream(long other) {
            return new Finished(other, file, folder, name, size, fingerprint, instant, at);
        }
    }

    /// The answer to `pause`.
    @JsonTypeName("paused")
    record Paused(long stream, long durable) implements ServerMessage {}

    /// The answer to `cancel`.
    @JsonTypeName("cancelled")
    record Cancelled(long stream) implements ServerMessage {}

    /// Something was refused.
    ///
    /// @param stream whose; null when the whole socket is meant
    /// @param code the wire name of an [ErrorCode]
    /// @param message what was expected and what came
    /// @param remedy what to do next
    /// @param retryAfter seconds to wait, when the server knows
    @JsonTypeName("error")
    record Failed(
            @Nullable Long stream,
            String code,
            String message,
            String remedy,
            boolean retryable,
            @Nullable Integer retryAfter,
            @Nullable Map<String, Object> details)
            implements ServerMessage {

        /// The message that says the same as an exception.
        public static Failed of(@Nullable Long stream, LadingException e) {
            ErrorCode code = e.code();
            Map<String, Object> details = e.details();
            return new Failed(
                    stream,
                    code.wireName(),
                    String.valueOf(e.getMessage()),
                    code.remedy(),
                    code.retryable(),
                    e.retryAfter(),
                    details.isEmpty() ? null : details);
        }

        /// The code, or [ErrorCode#INTERNAL] for one this version does not know.
        public ErrorCode errorCode() {
            ErrorCode known = ErrorCode.fromWireName(code);
            return known == null ? ErrorCode.INTERNAL : known;
        }
    }

    /// The server is about to stop; everything durable is written.
    ///
    /// @param retryAfter seconds after which to come back
    /// @param reason for people
    @JsonTypeName("draining")
    record Draining(int retryAfter, String reason) implements ServerMessage {}
}
