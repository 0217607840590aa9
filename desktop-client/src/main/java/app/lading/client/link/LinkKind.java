package app.lading.client.link;

/// What a socket is for. Both kinds speak the same protocol, and a server cannot tell them apart.
public enum LinkKind {
    /// Control and the data of small files, on OkHttp's own `WebSocket`.
    CONTROL,
    /// The data of large files: upgraded by OkHttp, its frames written by our own codec, which copies and masks in one
    /// pass.
    LANE
}
