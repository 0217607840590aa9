package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `accounts.json`: names and password hashes, written whole at each change, so that people can sign in
/// after the database was lost.
final class AccountsFile {
    private record Entry(
            String name,
            String password,
            boolean admin,
            @Nullable Long quota,
            boolean disabled,
            Instant created) {}

    private final Path path;
    private final Disk disk;
    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    AccountsFile(Path path, Disk disk) {
        this.path = path;
        this.disk = disk;
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /// Reads all accounts; none when there is no file.
    ///
    /// @throws IOException also when the file is damaged
    List<AccountRow> read() throws IOException {
        if (!exists()) {
            return List.of();
        }
        try {
            List<Entry> entries = mapper.readValue(path.toFile(), new TypeReference<List<Entry>>() {});
            return entries.stream()
                    .map(e -> new AccountRow(e.name, e.password, e.admin, e.quota, e.disabled, e.created))
                    .toList();
        } catch (JacksonException e) {
            throw new IOException(path + " is damaged", e);
        }
    }

    /// Replaces the file in one step; it lasts when this returns.
    void write(List<AccountRow> accounts) throws IOException {
        List<Entry> entries = accounts.stream()
                .map(a -> new Entry(a.name(), a.password(), a.admin(), a.quota(), a.disabled(), a.created()))
                .toList();
        Path next = path.resolveSibling(path.getFileName() + ".new");
        disk.delete(next);
        try (DiskFile file = disk.open(next, Disk.Mode.CREATE)) {
            file.write(ByteBuffer.wrap(mapper.writeValueAsBytes(entries)), 0);
            file.force();
        }
        disk.replace(next, path);
        Path folder = path.getParent();
        if (folder != null) {
            disk.forceFolder(folder);
        }
    }
}
