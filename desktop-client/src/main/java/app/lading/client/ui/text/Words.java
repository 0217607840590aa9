package app.lading.client.ui.text;

import java.util.List;

/// Words that are still to be said: what a view model hands to a view, so that the sentence follows the language.
///
/// @param args may hold [Words] and [Counted] again
public record Words(String key, List<Object> args) {

    public static Words of(String key, Object... args) {
        return new Words(key, List.of(args));
    }
}
