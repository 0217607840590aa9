package app.lading.client.ui.command;

import java.util.List;

/// One menu of the menu bar.
///
/// @param key of its words
/// @param groups separated by lines
public record CommandMenu(String key, List<List<Command>> groups) {}
