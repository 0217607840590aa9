package app.lading.client.store;

import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// What identifies one state of a source file without reading it: size, modification time, and where the system has
/// them the file key (device and inode) and the time of the last change of anything (`ctime`, which cannot be set
/// back).
///
/// @param size bytes
/// @param modifiedSecond seconds of the modification time since 1970-01-01T00:00Z
/// @param modifiedNano nanoseconds within that second
/// @param fileKey the file system's own name of the file; empty where there is none
/// @param changed the time of the last change of content or attributes in nanoseconds since 1970; 0 where unknown
public record SourceStamp(long size, long modifiedSecond, int modifiedNano, String fileKey, long changed) {

    public static SourceStamp of(long size, FileTime modified, String fileKey, long changed) {
        Instant time = modified.toInstant();
        return new SourceStamp(size, time.getEpochSecond(), time.getNano(), fileKey, changed);
    }

    /// The modification time as the protocol says it: milliseconds since 1970-01-01T00:00Z.
    public long modifiedMillis() {
        return modifiedSecond * 1000 + modifiedNano / 1_000_000;
    }

    /// Whether this is the same file with the same size and modification time. A different `changed` alone does not
    /// make another file (a new link or permission changes it too); see [#surelySame].
    public boolean sameFile(SourceStamp other) {
        return size == other.size
                && modifiedSecond == other.modifiedSecond
                && modifiedNano == other.modifiedNano
                && fileKey.equals(other.fileKey);
    }

    /// Whether not even a program that sets modification times back can have changed the content in between. When
    /// this does not hold, digests that were kept must be checked against the file again.
    public boolean surelySame(SourceStamp other) {
        return sameFile(other) && changed == other.changed;
    }
}
