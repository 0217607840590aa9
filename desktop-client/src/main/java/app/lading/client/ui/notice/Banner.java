package app.lading.client.ui.notice;

import app.lading.client.ui.text.Words;
import java.util.List;

/// A message under the bar of the window that stays until its reason is gone.
///
/// @param id one banner for each reason; a new one with the same id replaces the old
/// @param actions buttons, the main one first
public record Banner(String id, Tone tone, Words text, List<Action> actions) {

    /// How it looks; the icon says the same as the colour.
    public enum Tone {
        INFO,
        WARNING,
        DANGER
    }

    public record Action(Words label, Runnable work) {}
}
