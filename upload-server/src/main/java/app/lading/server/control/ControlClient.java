package app.lading.server.control;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Asks a running server.
public final class ControlClient {
    private ControlClient() {}

    /// Blocks until the last answer is here.
    ///
    /// @param socket where the server listens, as its lock says
    /// @throws IOException when the server cannot be reached or goes away
    public static void call(Path socket, ControlRequest request, Consumer<ControlAnswer> answers) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            JsonLines.write(out, request, ControlRequest.class);
            ControlAnswer answer;
            do {
                answer = JsonLines.read(in, ControlAnswer.class);
                answers.accept(answer);
            } while (!answer.last());
        }
    }
}
