package app.lading.client.account;

import app.lading.client.link.ServerAddress;
import app.lading.model.digest.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// One person at one server.
///
/// @param server where
/// @param user the name at that server, in lower case
public record Account(ServerAddress server, String user) {
    private static final int ID_BYTES = 12;

    /// A short name of this account for folders and keychains: the same for ever, and it tells nobody who it
    /// is.
    public String id() {
        byte[] digest = Digests.sha256().digest((server + "\n" + user).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    /// `ana at files.example.org`, for logs.
    @Override
    public String toString() {
        return user + " at " + server.hostAndPort();
    }
}
