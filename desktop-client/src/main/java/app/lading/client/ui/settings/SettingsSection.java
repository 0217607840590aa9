package app.lading.client.ui.settings;

import java.util.List;

/// A group of settings.
///
/// @param key the end of the key of its words (`settings.section.KEY`)
/// @param icon a Feather icon
public record SettingsSection(String key, String icon, List<Setting<?>> settings) {}
