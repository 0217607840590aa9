package app.lading.server.storage;

import java.io.IOException;
import java.nio.file.Path;

/// Reserves the space of a file on the disk, so that a started upload cannot run out of it.
interface Preallocator {
    /// Reserves the bytes of an existing, empty file.
    ///
    /// @return false where the file system cannot
    /// @throws IOException if the space is not there, or the disk fails
    boolean reserve(Path file, long size) throws IOException;

    /// The best one for this machine.
    static Preallocator ofThisSystem() {
        return LinuxCalls.available() ? new LinuxCalls()::reserve : (file, size) -> false;
    }
}
