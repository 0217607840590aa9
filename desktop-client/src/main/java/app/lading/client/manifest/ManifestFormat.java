package app.lading.client.manifest;

import app.lading.model.digest.Fingerprint;
import java.util.Optional;

/// The lines of a manifest.
///
/// One line a file, in the tagged form of `sha256sum --tag`, with our algorithm's name as the tag:
/// `SHA-256-BLOCKS (Day-2/cut.mov) = 9595c9df…`. The tag is not one that `sha256sum -c` knows, so it calls such
/// a line unreadable instead of the file damaged: a fingerprint over blocks is not the SHA-256 of the file. As
/// with those tools, a line that begins with a backslash has `\\`, `\n` and `\r` in its path written out, and
/// lines that begin with `#` are remarks.
public final class ManifestFormat {
    private static final String TAG = "SHA-256-BLOCKS";

    private ManifestFormat() {}

    /// The line of a file, without its end.
    public static String line(ManifestEntry entry) {
        String path = entry.path();
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        String mark = escaped.equals(path) ? "" : "\\";
        return mark + TAG + " (" + escaped + ") = " + entry.fingerprint().hex();
    }

    /// A remark that readers pass over; line ends in it become spaces.
    public static String remark(String text) {
        return "# " + text.replace('\n', ' ').replace('\r', ' ');
    }

    /// Reads a line.
    ///
    /// @return nothing for a remark or an empty line
    /// @throws IllegalArgumentException saying what was expected and what came
    public static Optional<ManifestEntry> parse(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return Optional.empty();
        }
        boolean escaped = line.startsWith("\\");
        String text = escaped ? line.substring(1) : line;
        String begin = TAG + " (";
        int end = text.lastIndexOf(") = ");
        if (!text.startsWith(begin) || end < begin.length()) {
            throw new IllegalArgumentException(
                    "a line is '" + TAG + " (PATH) = HEX', but got '" + shortened(line) + "'");
        }
        String path = text.substring(begin.length(), end);
        String hex = text.substring(end + ") = ".length()).strip();
        return Optional.of(new ManifestEntry(
                escaped ? plain(path) : path, new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, hex)));
    }

    /// A line of the form that `sha256sum -c` checks.
    ///
    /// @param sha256 of the whole file, in lower-case hexadecimal
    public static String sha256Line(String path, String sha256) {
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(path) ? "" : "\\") + sha256 + "  " + escaped;
    }

    private static String plain(String escaped) {
        StringBuilder path = new StringBuilder(escaped.length());
        int i = 0;
        while (i < escaped.length()) {
            char c = escaped.charAt(i++);
            if (c != '\\') {
                path.append(c);
                continue;
            }
            char next = i < escaped.length() ? escaped.charAt(i++) : ' ';
            path.append(
                    switch (next) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case '\\' -> '\\';
                        default ->
                            throw new IllegalArgumentException(
                                    "a backslash stands before n, r or another one, but got '" + shortened(escaped)
                                            + "'");
                    });
        }
        return path.toString();
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
