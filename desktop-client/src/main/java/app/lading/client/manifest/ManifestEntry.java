package app.lading.client.manifest;

import app.lading.model.digest.Fingerprint;

/// One file of a manifest.
///
/// @param path names joined by `/`, relative to the folder that the manifest is checked in
/// @param fingerprint of the whole file; always of `sha-256-blocks`
public record ManifestEntry(String path, Fingerprint fingerprint) {
    /// @throws IllegalArgumentException for a path that is empty or leads out of its folder, or another
    ///     algorithm
    public ManifestEntry {
        if (fingerprint.algorithm() != Fingerprint.Algorithm.SHA_256_BLOCKS) {
            throw new IllegalArgumentException("a manifest holds sha-256-blocks, but got " + fingerprint);
        }
        if (path.isEmpty() || path.startsWith("/")) {
            throw new IllegalArgumentException("a manifest holds relative paths, but got '" + path + "'");
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..")) {
                throw new IllegalArgumentException("a path in a manifest stays in its folder, but got '" + path + "'");
            }
        }
    }
}
