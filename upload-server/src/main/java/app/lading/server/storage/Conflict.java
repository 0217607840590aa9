package app.lading.server.storage;

/// What happens when a different file already has the name.
public enum Conflict {
    RENAME,
    REPLACE,
    SKIP,
    FAIL
}
