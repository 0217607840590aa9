package app.lading.client.desktop.linux;

/// What the Desktop Entry Specification says.
final class DesktopEntries {
    /// The name of the program's entries.
    static final String FILE = "app.lading.Lading.desktop";

    private DesktopEntries() {}

    /// An argument as it stands in `Exec`: first the quotes of an argument, and the backslash is escaped once more
    /// because the value is a string.
    static String quoted(String argument) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"' || c == '`' || c == '$') {
                quoted.append("\\\\");
            } else if (c == '\\') {
                quoted.append("\\\\\\");
            } else if (c == '%') {
                quoted.append('%');
            }
            quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
