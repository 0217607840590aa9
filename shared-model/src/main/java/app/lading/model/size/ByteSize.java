package app.lading.model.size;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as people write and read them: `500`, `64KiB`, `1.5 GB`, `2G` (powers of 1000, as disks and networks
/// are sold; `KiB`, `MiB`, … are powers of 1024).
public final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([KMGTP]?)(I?)B?");
    private static final String UNITS = "KMGTP";

    private ByteSize() {}

    /// Reads a size.
    ///
    /// @return bytes, 0 to [Long#MAX_VALUE]
    /// @throws IllegalArgumentException naming what was expected and what came
    public static long parse(String text) {
        Matcher matcher = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()
                || (!matcher.group(3).isEmpty() && matcher.group(2).isEmpty())) {
            throw new IllegalArgumentException(
                    "a size is a number with B, KB, MB, GB, TB, PB or KiB, MiB, GiB, TiB, PiB, but got '" + text + "'");
        }
        double unit = 1;
        if (!matcher.group(2).isEmpty()) {
            int power = UNITS.indexOf(matcher.group(2)) + 1;
            unit = Math.pow(matcher.group(3).isEmpty() ? 1000 : 1024, power);
        }
        String number = matcher.group(1);
        if (number.indexOf('.') < 0) {
            double product = Double.parseDouble(number) * unit;
            if (product >= 0x1p63) {
                throw new IllegalArgumentException("a size is below 8 EiB, but got '" + text + "'");
            }
            return Math.multiplyExact(Long.parseLong(number), (long) unit);
        }
        return Math.round(Double.parseDouble(number) * unit);
    }

    /// A size for people, with three digits: `812 B`, `4.10 MB`, `239 GB`.
    ///
    /// @param bytes 0 or more
    public static String format(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int power = 0;
        while (value >= 999.5 && power < UNITS.length()) {
            value /= 1000;
            power++;
        }
        String digits = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        String unit = power == 1 ? "kB" : UNITS.charAt(power - 1) + "B";
        return String.format(Locale.ROOT, digits, value) + " " + unit;
    }
}
