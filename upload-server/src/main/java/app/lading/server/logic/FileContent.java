package app.lading.server.logic;

import app.lading.model.api.Api;
import app.lading.model.error.LadingException;
import java.nio.ByteBuffer;

/// The bytes of a finished file, each block compared with its digest before any byte of it is given away.
/// Used by one thread at a time.
public interface FileContent extends AutoCloseable {
    /// What is read.
    Api.File file();

    /// Reads from a position on, at most to the end of the block in which that lies.
    ///
    /// @return how many bytes were put into the buffer, 1 or more; -1 at the end of the file
    /// @throws LadingException `damaged` when the bytes are not those that were uploaded: the file is
    ///     marked as damaged
    int read(long position, ByteBuffer into) throws LadingException;

    @Override
    void close();
}
