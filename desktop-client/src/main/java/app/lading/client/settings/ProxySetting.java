package app.lading.client.settings;

/// Through whom connections go.
///
/// @param kind whose choice it is
/// @param host of a manual one; empty with the other kinds
/// @param port of a manual one, 1 to 65535; 0 with the other kinds
public record ProxySetting(Kind kind, String host, int port) {
    public static final ProxySetting SYSTEM = new ProxySetting(Kind.SYSTEM, "", 0);
    public static final ProxySetting NONE = new ProxySetting(Kind.NONE, "", 0);

    private static final int LAST_PORT = 65535;

    /// Whose choice it is.
    public enum Kind {
        SYSTEM,
        NONE,
        MANUAL
    }

    /// @throws IllegalArgumentException naming what was expected and what came
    public ProxySetting {
        if (kind == Kind.MANUAL) {
            if (host.isBlank() || host.contains("/") || port < 1 || port > LAST_PORT) {
                throw new IllegalArgumentException("a proxy has a host name and a port from 1 to " + LAST_PORT
                        + ", but got '" + host + "' and " + port);
            }
        } else if (!host.isEmpty() || port != 0) {
            throw new IllegalArgumentException("only a manual proxy has a host and a port");
        }
    }

    /// A proxy that a person names.
    ///
    /// @throws IllegalArgumentException naming what was expected and what came
    public static ProxySetting manual(String host, int port) {
        return new ProxySetting(Kind.MANUAL, host.strip(), port);
    }
}
