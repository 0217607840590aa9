package app.lading.client.transfer;

import java.security.SecureRandom;
import java.util.Base64;

/// What an engine needs to know about its machine and its limits.
///
/// @param device the name of this machine, 1 to 64 characters, stable over restarts
/// @param run random for each start of the client, 8 to 64 of `A-Z a-z 0-9 _ -`
/// @param lanes the most connections at once, 1 to 16
/// @param limit bytes a second over all lanes; 0 for no limit
/// @param bufferBytes the most memory for blocks that were read and not yet sent, at least 16 MiB
/// @param largeFiles how many files of more than one block are sent at once, 1 or more
public record EngineSettings(String device, String run, int lanes, long limit, long bufferBytes, int largeFiles) {
    private static final int DEFAULT_LANES = 9;
    private static final long DEFAULT_BUFFER_BYTES = 48L * 1024 * 1024;
    private static final long LEAST_BUFFER_BYTES = 16L * 1024 * 1024;
    private static final int DEFAULT_LARGE_FILES = 3;
    static final int MOST_LANES = 16;

    /// @throws IllegalArgumentException naming what was expected and what came
    public EngineSettings {
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException("lanes are 1 to " + MOST_LANES + ", but got " + lanes);
        }
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more bytes a second, but got " + limit);
        }
        if (bufferBytes < LEAST_BUFFER_BYTES) {
            throw new IllegalArgumentException(
                    "buffers have at least " + LEAST_BUFFER_BYTES + " bytes, but got " + bufferBytes);
        }
        if (largeFiles < 1) {
            throw new IllegalArgumentException("at least one large file is sent at once, but got " + largeFiles);
        }
    }

    /// The settings that are right for most: one lane that talks and up to eight that carry, no limit, 48 MiB of buffers, three large files at once.
    public static EngineSettings defaults(String device) {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        return new EngineSettings(
                device,
                "r-" + Base64.getUrlEncoder().withoutPadding().encodeToString(random),
                DEFAULT_LANES,
                0,
                DEFAULT_BUFFER_BYTES,
                DEFAULT_LARGE_FILES);
    }

    public EngineSettings withLanes(int newLanes) {
        return new EngineSettings(device, run, newLanes, limit, bufferBytes, largeFiles);
    }

    public EngineSettings withLimit(long newLimit) {
        return new EngineSettings(device, run, lanes, newLimit, bufferBytes, largeFiles);
    }

    public EngineSettings withBufferBytes(long newBufferBytes) {
        return new EngineSettings(device, run, lanes, limit, newBufferBytes, largeFiles);
    }
}
