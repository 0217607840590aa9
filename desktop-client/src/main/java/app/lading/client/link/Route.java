package app.lading.client.link;

/// How connections find their way, and whom they believe.
public record Route(ProxyChoice proxy, Trust trust) {
    /// As the system does.
    public static final Route SYSTEM = new Route(new ProxyChoice.AsSystem(), Trust.SYSTEM);
}
