package app.lading.server.logic;

/// The answer to signing in: the only time the token is there to be read.
///
/// @param token opaque, 256 random bits
public record SignedIn(String token, Session session) {
    @Override
    public String toString() {
        return "SignedIn[token=…, session=" + session + "]";
    }
}
