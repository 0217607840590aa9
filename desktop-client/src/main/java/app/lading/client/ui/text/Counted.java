package app.lading.client.ui.text;

/// A number of things inside a sentence: "3 files", "1 file".
///
/// @param key of the words for many; the words for one have `.one` behind the key
public record Counted(String key, long number) {}
