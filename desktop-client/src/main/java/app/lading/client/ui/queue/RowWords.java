package app.lading.client.ui.queue;

/// What a row says about its state.
///
/// @param title the state in a word or two: "Uploading", "No network, 8 s"
/// @param detail the second line; empty when there is nothing to add
/// @param icon of the Feather set
public record RowWords(String title, String detail, String icon, RowTone tone) {}
