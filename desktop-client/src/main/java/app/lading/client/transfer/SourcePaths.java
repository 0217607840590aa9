package app.lading.client.transfer;

import app.lading.client.store.SourceStamp;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Paths as text and back without loss, and what identifies a file.
///
/// A Linux file name is bytes; Java's text of it has U+FFFD where they do not fit the locale. Such a path is kept as
/// its
/// URI, which carries the bytes.
final class SourcePaths {
    private static final char LOST = '\uFFFD';
    private static final String URI_PREFIX = "file:";

    private SourcePaths() {}

    /// A text from which [#path] makes the same path again.
    static String text(Path path) {
        String text = path.toString();
        return text.indexOf(LOST) < 0 && !text.startsWith(URI_PREFIX)
                ? text
                : path.toUri().toString();
    }

    /// The path of a text made by [#text].
    static Path path(String text) {
        return text.startsWith(URI_PREFIX) ? Path.of(URI.create(text)) : Path.of(text);
    }

    /// The last name of a path as Unicode; empty when its bytes are not valid UTF-8 (and not text in the locale).
    static Optional<String> name(Path path) {
        Path last = path.getFileName();
        String text = last == null ? "" : last.toString();
        if (text.indexOf(LOST) < 0) {
            return Optional.of(text);
        }
        String raw = path.toUri().getRawPath();
        String end = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        byte[] bytes = percentDecoded(end.substring(end.lastIndexOf('/') + 1));
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static byte[] percentDecoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        byte[] result = new byte[bytes.position()];
        bytes.flip().get(result);
        return result;
    }

    /// What identifies the present state of a file.
    ///
    /// @param options `NOFOLLOW_LINKS`, or none to look through a link
    static SourceStamp stamp(Path path, LinkOption... options) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Map<String, Object> read = Files.readAttributes(path, "unix:size,lastModifiedTime,fileKey,ctime", options);
            if (read.get("size") instanceof Long size
                    && read.get("lastModifiedTime") instanceof FileTime modified
                    && read.get("ctime") instanceof FileTime changed) {
                return SourceStamp.of(
                        size, modified, String.valueOf(read.get("fileKey")), changed.to(TimeUnit.NANOSECONDS));
            }
        }
        return stamp(Files.readAttributes(path, BasicFileAttributes.class, options));
    }

    private static SourceStamp stamp(BasicFileAttributes read) {
        Object key = read.fileKey();
        return SourceStamp.of(read.size(), read.lastModifiedTime(), key == null ? "" : key.toString(), 0);
    }
}
