package app.lading.model.message;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Checks of the short machine-made strings in messages; each names the field, what was expected and what came.
final class Tokens {
    private Tokens() {}

    static void checkNullable(String field, @Nullable String value, int min, int max) {
        if (value != null) {
            check(field, value, min, max);
        }
    }

    static void check(String field, String value, int min, int max) {
        checkLength(field, value, min, max);
        if (!value.chars().allMatch(Tokens::isTokenCharacter)) {
            throw new IllegalArgumentException(field + " has only A-Z a-z 0-9 _ -, but got others");
        }
    }

    static void checkLength(String field, String value, int min, int max) {
        if (value.length() < min || value.length() > max) {
            throw new IllegalArgumentException(
                    field + " has " + min + " to " + max + " characters, but got " + value.length());
        }
    }

    static void checkHex(String field, String value, int bytes) {
        if (value.length() != 2 * bytes || !value.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException(
                    field + " has " + 2 * bytes + " hexadecimal digits, but got " + value.length() + " characters");
        }
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
