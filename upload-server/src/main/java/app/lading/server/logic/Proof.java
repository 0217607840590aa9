package app.lading.server.logic;

import app.lading.server.storage.FileRow;
import java.util.HexFormat;

/// A proof of possession that was asked for: the HMAC-SHA-256 over the whole of a file this user already has.
///
/// @param candidate the file whose MD5 was named
/// @param nonceHex 64 hexadecimal digits, the key
record Proof(FileRow candidate, String nonceHex) {
    byte[] nonce() {
        return HexFormat.of().parseHex(nonceHex);
    }
}
