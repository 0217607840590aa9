package app.lading.client.transfer;

/// What something waits for that heals by itself, or, for `SIGN_IN` and `CERTIFICATE`, by a person.
public enum WaitReason {
    /// No way to the server.
    NETWORK,
    /// The server said that it is about to stop.
    SERVER_STOPPING,
    /// The session has ended.
    SIGN_IN,
    /// Too many connections, uploads or requests.
    SERVER_BUSY,
    /// The server's disk is full.
    NO_SPACE,
    /// The server cannot write, or made a mistake.
    SERVER_TROUBLE,
    /// The file changed while it was sent; it is tried again when it had time to rest.
    SOURCE_CHANGING,
    /// The certificate of the server is not taken; a person has to look. Tried again seldom.
    CERTIFICATE,
    /// The server refuses this client; tried again seldom.
    REFUSED,
    /// The person's own hours: nothing is sent now.
    OUTSIDE_HOURS,
    /// The network costs by the byte, and the person does not want that.
    METERED;

    /// Whether nothing is wrong, and it waits because a person set it so: see [UploadQueue#hold].
    public boolean isHold() {
        return this == OUTSIDE_HOURS || this == METERED;
    }
}
