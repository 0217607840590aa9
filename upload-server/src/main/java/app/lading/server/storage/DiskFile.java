package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file, written and read by position. Positional calls may run at the same time from several
/// threads.
public interface DiskFile extends AutoCloseable {
    /// Writes all that remains in the buffer.
    void write(ByteBuffer bytes, long position) throws IOException;

    /// Reads until the buffer is full or the file ends.
    ///
    /// @return how many bytes were read; less than remained in the buffer only at the end of the file
    int read(ByteBuffer into, long position) throws IOException;

    /// Waits until everything written so far is on the disk. A call that failed must never be repeated on
    /// the same file: the system has then forgotten which pages were not written, and would say yes.
    void force() throws IOException;

    long size() throws IOException;

    void setLength(long length) throws IOException;

    @Override
    void close() throws IOException;
}
