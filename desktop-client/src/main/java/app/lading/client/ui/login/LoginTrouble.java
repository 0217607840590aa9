package app.lading.client.ui.login;

import app.lading.client.ui.text.Words;

/// Why signing in did not work.
///
/// @param what happened
/// @param remedy what to do next
/// @param field what the person should look at
public record LoginTrouble(Words what, Words remedy, Field field) {
    /// Where the remedy lies.
    public enum Field {
        SERVER,
        USER,
        PASSWORD,
        NONE
    }
}
