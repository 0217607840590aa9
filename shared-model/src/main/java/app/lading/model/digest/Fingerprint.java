package app.lading.model.digest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.Locale;

/// What identifies the content of a file: an algorithm and its value.
///
/// On the wire it is one string, `algorithm:hex`, for example
/// `sha-256-blocks:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855` (the empty file).
///
/// @param algorithm how the value was made
/// @param hex the value in lower-case hexadecimal, of the algorithm's length
public record Fingerprint(Algorithm algorithm, String hex) {

    /// The fingerprint algorithms of protocol version 1.
    public enum Algorithm {
        /// SHA-256 over the concatenated SHA-256 digests of the file's blocks: the identity of content.
        SHA_256_BLOCKS("sha-256-blocks", 32),
        /// MD5 over the whole file: a way to ask, never a proof, because it can be forged (RFC 6151).
        MD5("md5", 16);

        private final String wireName;
        private final int bytes;

        Algorithm(String wireName, int bytes) {
            this.wireName = wireName;
            this.bytes = bytes;
        }

        public String wireName() {
            return wireName;
        }

        /// The length of a value, in bytes.
        public int bytes() {
            return bytes;
        }
    }

    /// @throws IllegalArgumentException if the value is not hexadecimal of the right length
    public Fingerprint {
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != 2 * algorithm.bytes() || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a value of " + algorithm.wireName() + " has " + 2 * algorithm.bytes()
                    + " hexadecimal digits, but got '" + abbreviate(hex) + "'");
        }
    }

    public Fingerprint(Algorithm algorithm, byte[] value) {
        this(algorithm, HexFormat.of().formatHex(value));
    }

    /// Reads the wire form.
    ///
    /// @throws IllegalArgumentException naming what was expected and what came
    @JsonCreator
    public static Fingerprint parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.wireName().equals(name) && colon >= 0) {
                return new Fingerprint(algorithm, text.substring(colon + 1));
            }
        }
        throw new IllegalArgumentException(
                "a fingerprint is sha-256-blocks:HEX or md5:HEX, but got '" + abbreviate(text) + "'");
    }

    /// The value as bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @JsonValue
    @Override
    public String toString() {
        return algorithm.wireName() + ":" + hex;
    }

    private static String abbreviate(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
