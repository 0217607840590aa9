package app.lading.client.link;

/// The secret that proves a session. Never printed: `toString` hides it.
///
/// @param value as the server gave it
public record Token(String value) {
    /// @throws IllegalArgumentException if it is empty or could not stand in an HTTP header
    public Token {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("a token has visible ASCII characters only, but this one has others");
        }
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
