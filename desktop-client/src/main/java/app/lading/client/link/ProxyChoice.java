package app.lading.client.link;

/// Through whom connections go.
public sealed interface ProxyChoice {

    /// As this computer is set up.
    record AsSystem() implements ProxyChoice {}

    /// Directly.
    record None() implements ProxyChoice {}

    /// Through this HTTP proxy.
    record Manual(String host, int port) implements ProxyChoice {}
}
