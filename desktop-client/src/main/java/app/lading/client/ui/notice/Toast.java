package app.lading.client.ui.notice;

import app.lading.client.ui.text.Words;
import org.jspecify.annotations.Nullable;

/// A short message at the foot of the window that goes by itself.
///
/// @param action what its button says, for example Undo; null for no button
/// @param work what its button does
public record Toast(Words text, @Nullable Words action, Runnable work) {

    public static Toast saying(Words text) {
        return new Toast(text, null, () -> {});
    }

    /// One that can be taken back.
    ///
    /// @param undo takes back what the message tells
    public static Toast undoable(Words text, Runnable undo) {
        return new Toast(text, Words.of("toast.undo"), undo);
    }
}
