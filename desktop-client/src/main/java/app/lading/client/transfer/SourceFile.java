package app.lading.client.transfer;

import app.lading.client.store.SourceStamp;
import java.io.IOException;

/// A file that is being sent, opened once. Reads may run on several threads at once.
interface SourceFile extends AutoCloseable {
    /// The state of what lies under the file's path now: another one when it was replaced, changed or grew.
    ///
    /// @throws java.nio.file.NoSuchFileException when it vanished
    SourceStamp stamp() throws IOException;

    /// Reads bytes at an offset.
    ///
    /// @return how many; fewer than asked only at the end of the file
    int read(long offset, byte[] into, int at, int length) throws IOException;

    @Override
    void close() throws IOException;
}
