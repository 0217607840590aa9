package app.lading.client.ui.theme;

/// Which colours the person wants.
public enum ThemeChoice {
    /// As the desktop has it, changing with it.
    SYSTEM,
    LIGHT,
    DARK
}
