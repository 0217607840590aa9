package app.lading.client.settings;

import app.lading.model.message.StrictJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One value in one small JSON file that only its owner can read. A write is never half done: it goes to a file
/// beside, is forced to the disk, and takes the old one's place.
///
/// What an older version did not know yet has its default; what only a newer one knows is left out; anything
/// else that does not fit is damage. Not thread safe: its owner uses one thread at a time.
///
/// @param <T> a record that Jackson can read and write
public final class JsonFile<T> {
    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final long LONGEST = 16L * 1024 * 1024;

    private final Path file;
    private final Class<T> type;
    private final T defaults;
    private final JsonMapper mapper = StrictJson.mapper();

    /// What a file held.
    ///
    /// @param damaged where a file that could not be read was put; null when there was none
    public record Read<T>(T value, @Nullable Path damaged) {}

    /// Reads and writes nothing yet.
    ///
    /// @param defaults what a missing file and missing fields mean
    public JsonFile(Path file, Class<T> type, T defaults) {
        this.file = file;
        this.type = type;
        this.defaults = defaults;
    }

    /// Reads the file; a damaged one is put aside as `<name>.damaged-<time>` and the defaults hold.
    ///
    /// @throws IOException if there is a file that cannot be read at all, or not be put aside
    public Read<T> read(Clock clock) throws IOException {
        Optional<byte[]> bytes = bytes();
        if (bytes.isEmpty()) {
            return new Read<>(defaults, null);
        }
        String damage;
        try {
            @Nullable T value = parse(bytes.get());
            if (value != null) {
                return new Read<>(value, null);
            }
            damage = "there is nothing in it";
        } catch (JacksonException e) {
            damage = StrictJson.explain(e);
        }
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + STAMP.format(clock.instant()));
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.warn("{} is damaged ({}); it was put aside as {} and begun anew", file, damage, aside.getFileName());
        return new Read<>(defaults, aside);
    }

    private Optional<byte[]> bytes() throws IOException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IOException(file + " is longer than any of its kind; move it away and start again");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private @Nullable T parse(byte[] bytes) {
        JsonNode found = mapper.readTree(bytes);
        JsonNode known = mapper.valueToTree(defaults);
        return mapper.treeToValue(merged(known, found), type);
    }

    /// Takes over what both trees know. An object without fields among the defaults is a map: all of it is
    /// taken over.
    private static JsonNode merged(JsonNode known, JsonNode found) {
        if (!(known instanceof ObjectNode object) || object.isEmpty() || !(found instanceof ObjectNode)) {
            // What does not fit the type is found when the tree is read as a value.
            return found;
        }
        for (Map.Entry<String, JsonNode> field : found.properties()) {
            JsonNode before = object.get(field.getKey());
            if (before != null) {
                object.set(field.getKey(), merged(before, field.getValue()));
            }
        }
        return object;
    }

    /// Writes the value; when this returns it survives a power cut.
    ///
    /// @throws IOException if it could not be written; then the old file is as it was
    public void write(T value) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            makeForOwner(folder);
        }
        byte[] bytes = (mapper.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, ownerOnly(fresh, "rw-------"));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Makes a folder, with those above it, for its owner only, when it is not there.
    public static void makeForOwner(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
