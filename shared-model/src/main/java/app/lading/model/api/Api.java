package app.lading.model.api;

import app.lading.model.digest.Fingerprint;
import app.lading.model.range.Range;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies of the HTTP calls. `PROTOCOL.md` is normative.
public final class Api {
    public static final String SESSION = "/api/session";
    public static final String SOCKET = "/api/socket";
    public static final String UPLOADS = "/api/uploads";
    public static final String FILES = "/api/files";
    public static final String FOLDERS = "/api/folders";
    public static final String HEALTH = "/healthz";
    public static final String METRICS = "/metrics";

    /// The WebSocket subprotocol of version 1.
    public static final String SUBPROTOCOL = "lading.1";

    /// The name of the session cookie.
    public static final String COOKIE = "lading-session";

    private Api() {}

    /// `POST /api/session`. Never printed: `toString` hides the password.
    public record SignIn(String user, String password) {
        @Override
        public String toString() {
            return "SignIn[user=" + user + ", password=…]";
        }
    }

    /// The answer to a sign-in: the only time the token is shown.
    public record SignedIn(String token, String user, Instant expires) {
        @Override
        public String toString() {
            return "SignedIn[token=…, user=" + user + ", expires=" + expires + "]";
        }
    }

    /// `GET /api/session`: who am I, and my limits.
    ///
    /// @param quota bytes this user may store; null for no limit
    /// @param used bytes of finished files
    /// @param reserved bytes announced by unfinished uploads
    /// @param free bytes that the server's disk still takes, for all users together; null from a server that
    ///     does not tell
    /// @param reservedHere of the reserved bytes, those of the device that was asked for; null when none was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Session(
            String user,
            boolean admin,
            Instant expires,
            @Nullable Long quota,
            long used,
            long reserved,
            long maxFileSize,
            @Nullable Long free,
            @Nullable Long reservedHere) {
        /// One that does not say what a device has reserved.
        public Session(
                String user,
                boolean admin,
                Instant expires,
                @Nullable Long quota,
                long used,
                long reserved,
                long maxFileSize,
                @Nullable Long free) {
            this(user, admin, expires, quota, used, reserved, maxFileSize, free, null);
        }
    }

    /// An unfinished upload, of whichever machine.
    ///
    /// @param modified of the source, milliseconds since 1970-01-01T00:00Z
    /// @param state `receiving`, `paused`, `finishing`, or `failed` after a fingerprint mismatch
    /// @param active whether a client is connected to it now
    /// @param missing the ranges that are not here yet, at most 1,000 for all uploads of a page: with more gaps the
    ///     last one spans the rest
    public record Upload(
            String upload,
            String folder,
            String name,
            long size,
            long modified,
            String device,
            String state,
            boolean active,
            long durable,
            List<Range> missing,
            Instant created,
            Instant touched) {}

    /// One page of `GET /api/uploads`, oldest first.
    ///
    /// @param next the value of `after` for the next page; null on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Uploads(List<Upload> uploads, @Nullable String next) {}

    /// A finished file.
    ///
    /// @param modified of the source, milliseconds since 1970-01-01T00:00Z
    /// @param at when it was published
    public record File(
            String file, String folder, String name, long size, long modified, Fingerprint fingerprint, Instant at) {}

    /// One page of `GET /api/files`: first the folders directly inside, then the files.
    ///
    /// @param folders names of the folders directly inside; only on the first page
    /// @param next the value of `after` for the next page; null on the last one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FilePage(
            String folder,
            List<String> folders,
            List<File> files,
            @Nullable String next) {}

    /// `POST /api/folders`: make a folder, with those above it. The same folder again is fine.
    public record Folder(String folder) {}

    /// `GET /healthz`.
    ///
    /// @param status `ok` or `degraded`
    /// @param reason why it is degraded; null when it is not
    /// @param server name and version of the program, as in `welcome`; null when it does not say
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Health(
            String status,
            @Nullable String reason,
            @Nullable String server) {

        /// The same of this program.
        ///
        /// @param name name and version
        public Health of(String name) {
            return new Health(status, reason, name);
        }
    }
}
