package app.lading.client.ui.strip;

import app.lading.client.ui.text.Words;
import java.util.List;

/// One line over the list that speaks for many rows.
///
/// @param id the same for as long as it is about the same
/// @param icon of the Feather set
public record Strip(String id, Tone tone, String icon, Words text, List<Answer> answers) {
    /// How it looks; the icon says the same.
    public enum Tone {
        /// A person is asked.
        ASKS,
        /// Something will not work as it is.
        WARNS,
        /// Something did not work.
        FAILS
    }

    /// A button.
    ///
    /// @param id of the button: `keep-both`
    public record Answer(String id, Words label, Runnable work) {}
}
