package app.lading.model.message;

import app.lading.model.chunk.ChunkHeader;
import app.lading.model.digest.Fingerprint;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// What a client says in a text message. `PROTOCOL.md` is normative; the records check what can be checked
/// without knowing the state of anything.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ClientMessage {

    /// The number the client gave this file on this socket, 0 to 2^32 - 1.
    long stream();

    /// Starts an upload, or continues one.
    ///
    /// @param key the client's own name of this transfer, 16 to 64 of `A-Z a-z 0-9 _ -`; the same key is the same
    ///     transfer, and its `finished` is said again for at least 90 days
    /// @param name the file's name, without folder
    /// @param folder where it goes, names separated by `/`, empty for the user's top folder
    /// @param size bytes
    /// @param modified the source's modification time in milliseconds since 1970-01-01T00:00Z
    /// @param fingerprint of the whole content, when it is known already
    /// @param upload the server's name of an unfinished upload to continue
    /// @param device the client's name of its machine, 1 to 64 characters, stable over restarts
    /// @param run a random name of this start of the client, 8 to 64 of `A-Z a-z 0-9 _ -`
    /// @param lane the number of this socket among those of the same run that carry this upload, 0 to 63
    @JsonTypeName("init")
    record Init(
            long stream,
            @Nullable String key,
            String name,
            String folder,
            long size,
            long modified,
            @Nullable Fingerprint fingerprint,
            @Nullable String upload,
            String device,
            String run,
            @Nullable Integer lane,
            ConflictPolicy onConflict)
            implements ClientMessage {
        public Init {
            checkStream(stream);
            Tokens.checkNullable("key", key, 16, 64);
            Tokens.checkNullable("upload", upload, 1, 64);
            Tokens.checkLength("device", device, 1, 64);
            Tokens.check("run", run, 8, 64);
            if (lane != null && (lane < 0 || lane > 63)) {
                throw new IllegalArgumentException("lane is 0 to 63, but got " + lane);
            }
        }

        /// The lane, 0 when none was named.
        public int laneNumber() {
            return lane == null ? 0 : lane;
        }
    }

    /// The fingerprint became known while sending: end this upload early if the content is there already.
    @JsonTypeName("offer")
    record Offer(long stream, Fingerprint fingerprint) implements ClientMessage {
        public Offer {
            checkStream(stream);
        }
    }

    /// A block is sent whole; this is its digest.
    ///
    /// @param sha256 64 hexadecimal digits
    @JsonTypeName("seal")
    record Seal(long stream, int block, String sha256) implements ClientMessage {
        public Seal {
            checkStream(stream);
            if (block < 0) {
                throw new IllegalArgumentException("block is 0 or more, but got " + block);
            }
            Tokens.checkHex("sha256", sha256, 32);
        }
    }

    /// Everything is sent and sealed: publish the file under its name.
    ///
    /// @param fingerprint of algorithm `sha-256-blocks`
    @JsonTypeName("finish")
    record Finish(long stream, Fingerprint fingerprint) implements ClientMessage {
        public Finish {
            checkStream(stream);
        }
    }

    /// Write what came to stable storage, keep the breakpoint, free the stream.
    @JsonTypeName("pause")
    record Pause(long stream) implements ClientMessage {
        public Pause {
            checkStream(stream);
        }
    }

    /// Forget the upload and delete its bytes.
    @JsonTypeName("cancel")
    record Cancel(long stream) implements ClientMessage {
        public Cancel {
            checkStream(stream);
        }
    }

    /// The answer to `prove`.
    ///
    /// @param hmac HMAC-SHA-256 with the nonce as key over the bytes of the ranges, 64 hexadecimal digits
    @JsonTypeName("proof")
    record Proof(long stream, String hmac) implements ClientMessage {
        public Proof {
            checkStream(stream);
            Tokens.checkHex("hmac", hmac, 32);
        }
    }

    private static void checkStream(long stream) {
        if (stream < 0 || stream > ChunkHeader.MAX_STREAM) {
            throw new IllegalArgumentException("stream is 0 to " + ChunkHeader.MAX_STREAM + ", but got " + stream);
        }
    }
}
