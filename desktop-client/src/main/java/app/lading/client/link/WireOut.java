package app.lading.client.link;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;

/// Where frames leave the process. Used by one thread.
sealed interface WireOut {

    /// Whether frames are best made outside of the heap.
    boolean wantsDirect();

    /// Sends all bytes of these frames, waiting as long as it takes.
    ///
    /// @param count how many of the array are frames
    void write(ByteBuffer[] frames, int count) throws IOException;

    /// The best way out of a connected socket.
    static WireOut of(Socket socket) throws IOException {
        SocketChannel channel = socket instanceof SSLSocket ? null : socket.getChannel();
        return channel == null ? new Stream(socket.getOutputStream()) : new Channel(channel);
    }

    /// Straight from direct buffers into the kernel, many frames in one call.
    record Channel(GatheringByteChannel channel) implements WireOut {
        @Override
        public boolean wantsDirect() {
            return true;
        }

        @Override
        public void write(ByteBuffer[] frames, int count) throws IOException {
            int first = 0;
            while (first < count) {
                if (frames[first].hasRemaining()) {
                    channel.write(frames, first, count - first);
                } else {
                    first++;
                }
            }
        }
    }

    /// Through the arrays of a stream: TLS encrypts from them, and a socket behind a SOCKS proxy has no channel.
    record Stream(OutputStream stream) implements WireOut {
        @Override
        public boolean wantsDirect() {
            return false;
        }

        @Override
        public void write(ByteBuffer[] frames, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                ByteBuffer frame = frames[i];
                stream.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
                frame.position(frame.limit());
            }
            stream.flush();
        }
    }
}
