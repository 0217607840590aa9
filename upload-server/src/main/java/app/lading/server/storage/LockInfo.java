package app.lading.server.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who has a data folder, for people and for commands that want to talk to that process.
///
/// @param pid the process
/// @param since when it took the folder
/// @param address where it answers, once it does
/// @param control its control socket, once there is one
public record LockInfo(
        long pid,
        Instant since,
        @Nullable String address,
        @Nullable String control) {
    private static final String FILE = "server.json";

    /// Who has, or had last, the folder. Never fails: what cannot be read is not known.
    public static Optional<LockInfo> read(Path data) {
        try {
            return Optional.of(JsonMapper.shared()
                    .readValue(Files.readString(data.resolve(FILE), StandardCharsets.UTF_8), LockInfo.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void write(Path data) throws IOException {
        Path next = data.resolve(FILE + ".new");
        Files.writeString(next, JsonMapper.shared().writeValueAsString(this), StandardCharsets.UTF_8);
        Files.move(next, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    /// The same in words.
    String describe() {
        return "process " + pid + (address == null ? "" : " at " + address) + ", since " + since;
    }
}
