package app.lading.model.frame;

/// What a [FrameReader] accepts. All limits are exact, and checked when a frame's header is read: an oversized message
/// costs its header and nothing more.
///
/// @param masked whether frames must be masked: true where a client's frames are read, false where a server's are.
///         RFC 6455 (section 5.1) demands the one and forbids the other.
/// @param maxTextBytes longest text message in bytes of UTF-8, all its fragments together; 0 or more
/// @param maxBinaryBytes longest binary message in bytes, all its fragments together; 0 or more
/// @param maxFragments most frames one message may consist of; 1 or more. Without it a message of empty fragments would
///         never end and never be too long.
public record FrameLimits(boolean masked, int maxTextBytes, long maxBinaryBytes, int maxFragments) {

    /// As many fragments as a message may have unless something else is said.
    public static final int MAX_FRAGMENTS = 1024;

    /// @throws IllegalArgumentException if a limit is out of range
    public FrameLimits {
        if (maxTextBytes < 0 || maxBinaryBytes < 0) {
            throw new IllegalArgumentException("expected limits of 0 bytes or more, but was " + maxTextBytes
                    + " for text and " + maxBinaryBytes + " for binary messages");
        }
        if (maxFragments < 1) {
            throw new IllegalArgumentException("expected a limit of 1 fragment or more, but was " + maxFragments);
        }
    }

    /// Limits for a server, which reads masked frames, with [#MAX_FRAGMENTS].
    public static FrameLimits forServer(int maxTextBytes, long maxBinaryBytes) {
        return new FrameLimits(true, maxTextBytes, maxBinaryBytes, MAX_FRAGMENTS);
    }

    /// Limits for a client, which reads unmasked frames, with [#MAX_FRAGMENTS].
    public static FrameLimits forClient(int maxTextBytes, long maxBinaryBytes) {
        return new FrameLimits(false, maxTextBytes, maxBinaryBytes, MAX_FRAGMENTS);
    }

    /// The longest message of this kind, in bytes.
    public long maxBytes(MessageType type) {
        return switch (type) {
            case TEXT -> maxTextBytes;
            case BINARY -> maxBinaryBytes;
        };
    }
}
