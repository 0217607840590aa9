package app.lading.model.frame;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The server's half of the WebSocket handshake (RFC 6455, section 4.2).
public final class WebSocketKey {

    /// Fixed by RFC 6455, section 1.3.
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final int KEY_BYTES = 16;
    private static final int KEY_CHARACTERS = 24;

    private WebSocketKey() {}

    /// Whether this is a `Sec-WebSocket-Key` as a client must send it: the Base64 of 16 bytes.
    public static boolean isValid(String key) {
        try {
            // The decoder does without padding, the RFC does not: hence the length.
            return key.length() == KEY_CHARACTERS && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// The `Sec-WebSocket-Accept` that answers a `Sec-WebSocket-Key`: it proves that the server read the request as a
    /// WebSocket handshake, and nothing else; SHA-1 guards no secret here.
    ///
    /// @param key the header's value as it came
    public static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-1", e);
        }
    }
}
