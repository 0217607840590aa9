package app.lading.client.ui.theme;

import org.kordamp.ikonli.javafx.FontIcon;

/// The line icons of the window, all from one set. Colour and size come from the style sheet.
public final class Icons {
    private Icons() {}

    /// One icon in the usual size.
    ///
    /// @param name of a Feather icon: `fth-plus`
    public static FontIcon of(String name) {
        FontIcon icon = new FontIcon(name);
        icon.getStyleClass().add("icon");
        // Icons repeat what words beside them say.
        icon.setFocusTraversable(false);
        return icon;
    }

    /// One icon with further looks.
    ///
    /// @param styles further style classes, such as `small`, `accent`, `success`, `warning`, `danger`, `muted`
    public static FontIcon of(String name, String... styles) {
        FontIcon icon = of(name);
        icon.getStyleClass().addAll(styles);
        return icon;
    }
}
