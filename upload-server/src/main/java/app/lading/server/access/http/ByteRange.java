package app.lading.server.access.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One range of a download (RFC 9110, section 14), as `start` inclusive to `end` exclusive.
///
/// Several ranges, other units and what is not well-formed are ignored, as the standard allows: the answer is
/// then the whole file.
record ByteRange(long start, long end) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    long length() {
        return end - start;
    }

    /// Whether there is a byte in it; when not, the answer is 416.
    boolean isSatisfiable() {
        return start < end;
    }

    /// Reads a `Range` header.
    ///
    /// @param header the value of `Range`, or null
    /// @return null when there is no range to honour
    static @Nullable ByteRange parse(@Nullable String header, long size) {
        if (header == null) {
            return null;
        }
        Matcher matcher = ONE.matcher(header.strip());
        if (!matcher.matches()) {
            return null;
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return null;
        }
        if (first.isEmpty()) {
            return new ByteRange(Math.max(0, size - Long.parseLong(last)), size);
        }
        long start = Long.parseLong(first);
        if (last.isEmpty()) {
            return new ByteRange(Math.min(start, size), size);
        }
        long lastByte = Long.parseLong(last);
        if (lastByte < start) {
            return null;
        }
        long end = Math.min(size, lastByte + 1);
        return new ByteRange(Math.min(start, end), end);
    }
}
