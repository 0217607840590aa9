package app.lading.client.ui.details;

/// One line of what is known.
///
/// @param key of its name in the texts, without `details.fact.`
/// @param copyable whether a button copies it
public record Fact(String key, String value, boolean copyable) {
    /// One that nobody copies.
    static Fact of(String key, String value) {
        return new Fact(key, value, false);
    }
}
