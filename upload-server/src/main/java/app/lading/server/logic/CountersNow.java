package app.lading.server.logic;

/// What happened since the start, and how it stands, for `/metrics`.
///
/// @param durableBytes bytes whose durability was reported
/// @param finishedFiles published after they were sent
/// @param instantFiles published without being sent
/// @param rejectedBlocks blocks whose digest differed
/// @param failedProofs wrong proofs of possession
/// @param forces part files forced, light ones not counted
/// @param commitGroups syncs of the index
/// @param commits changes that shared them
/// @param diskFailures failed forces and reads
/// @param activeUploads in memory now
/// @param usableBytes of the disk
/// @param spaceRefusals uploads refused because there was no space; each may have come several times
/// @param spaceWaited whether uploads wait for space now
public record CountersNow(
        long durableBytes,
        long finishedFiles,
        long instantFiles,
        long rejectedBlocks,
        long failedProofs,
        long forces,
        long commitGroups,
        long commits,
        long diskFailures,
        long activeUploads,
        long usableBytes,
        long spaceRefusals,
        boolean spaceWaited) {}
