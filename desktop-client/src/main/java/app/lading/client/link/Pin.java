package app.lading.client.link;

import app.lading.model.digest.Digests;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The public key of one certificate, by which a server is known without any authority.
///
/// @param text SHA-256 of the key (its SubjectPublicKeyInfo, RFC 7469 section 2.4) in unpadded base64url
public record Pin(String text) {
    private static final int BYTES = 32;
    private static final int CODE_GROUP = 4;
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    /// @throws IllegalArgumentException if it is no such digest
    public Pin {
        if (!BASE64URL.matcher(text).matches()) {
            throw bad(text);
        }
    }

    /// Reads a pin as people and other programs write it: base64url or base64 with or without padding, or hex
    /// with or without colons and spaces, with or without `sha256/` in front.
    ///
    /// @throws IllegalArgumentException with a sentence that says what was expected and what came
    public static Pin parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("sha256/")) {
            stripped = stripped.substring("sha256/".length());
        }
        String hex = stripped.replaceAll("[:\\s]", "");
        if (HEX.matcher(hex).matches()) {
            return of(HexFormat.of().parseHex(hex));
        }
        String url = stripped.replace('+', '-').replace('/', '_');
        url = url.endsWith("=") ? url.substring(0, url.length() - 1) : url;
        if (!BASE64URL.matcher(url).matches()) {
            throw bad(text);
        }
        return of(Base64.getUrlDecoder().decode(url));
    }

    /// The pin of a certificate.
    public static Pin of(X509Certificate certificate) {
        return of(Digests.sha256().digest(certificate.getPublicKey().getEncoded()));
    }

    private static Pin of(byte[] digest) {
        return new Pin(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("a pin is a SHA-256 digest: " + 2 * BYTES
                + " hex digits or 43 characters of base64url, but got '" + text + "'");
    }

    /// The code that people compare: `7F3A 91C2 04BE …`, 16 groups.
    public String code() {
        String hex =
                HexFormat.of().formatHex(Base64.getUrlDecoder().decode(text)).toUpperCase(Locale.ROOT);
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < hex.length(); at += CODE_GROUP) {
            code.append(at == 0 ? "" : " ").append(hex, at, at + CODE_GROUP);
        }
        return code.toString();
    }
}
