package app.lading.model.frame;

/// Where a client takes its masks from.
///
/// A mask must be unpredictable for whoever chooses the payload (RFC 6455, section 10.3): otherwise a file could be
/// made that looks to a proxy on the way like HTTP of its own. So a client uses `new SecureRandom()::nextInt`. Tests
/// use what they like.
@FunctionalInterface
public interface MaskSource {

    /// The mask of the next frame; all 32 bits count.
    int nextMask();
}
