package app.lading.client.transfer;

/// What keeps the sending from being faster, judged from the last two seconds. It is a judgement from this
/// end of the wire: see each constant for what was seen.
public enum Bottleneck {
    /// Nothing is being sent, or no cause held for most of the time.
    NONE,
    /// Pieces were ready, the connections would have taken them, and the limit that a person set held them
    /// back.
    YOUR_LIMIT,
    /// The connections' own queues were full: bytes leave this machine more slowly than they come. Or
    /// everything that may be under way was under way, and the answers came as soon as the way allows: it is
    /// long. A server that does not read looks the same as a full network, because that is how its silence
    /// travels back.
    NETWORK,
    /// Everything that may be under way was under way and had left this machine, but the answers took more
    /// than twice the shortest round trip that was seen. Or nothing was left to send, and the server was
    /// still checking most of it.
    SERVER,
    /// The connections had room and nothing to send: the blocks do not come off the disk, or out of the
    /// hashing, fast enough. With very small files it is the opening of each of them.
    DISK
}
