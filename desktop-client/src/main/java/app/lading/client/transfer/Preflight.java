package app.lading.client.transfer;

import org.jspecify.annotations.Nullable;

/// What can be known before bytes are sent: whether everything fits, and what cannot go as it is.
///
/// @param neededBytes of all files that are to be sent, in full, also where a part of them is there; those of
///     paused and cancelled items are not counted
/// @param quotaFree bytes that this user may still store; what this machine's own unfinished uploads take
///     counts as free. Null without a quota, and before the server was asked
/// @param diskFree bytes that the server's disk still takes, counted likewise; null when the server does not
///     tell, and before it was asked
/// @param largestAllowed the largest file that the server accepts; null before it was asked
/// @param badNames how many files and folders have a name that the server refuses
/// @param unreadable how many files cannot be read
/// @param unreadableFolders how many folders nobody can look into
/// @param clashes how many names exist already
/// @param tooLarge how many files are larger than the server takes; they failed before their first byte
public record Preflight(
        long neededBytes,
        @Nullable Long quotaFree,
        @Nullable Long diskFree,
        @Nullable Long largestAllowed,
        long badNames,
        long unreadable,
        long unreadableFolders,
        long clashes,
        long tooLarge) {
    /// Before anything is known.
    public static final Preflight NOTHING = new Preflight(0, null, null, null, 0, 0, 0, 0, 0);

    /// Whether all of it fits, as far as is known.
    boolean fits() {
        return fitsQuota() && fitsDisk();
    }

    /// Whether the quota is enough, as far as is known.
    public boolean fitsQuota() {
        return quotaFree == null || neededBytes <= quotaFree;
    }

    /// Whether the server's disk is large enough, as far as is known.
    public boolean fitsDisk() {
        return diskFree == null || neededBytes <= diskFree;
    }
}
