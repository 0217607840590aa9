package app.lading.client.link;

import java.io.IOException;
import java.net.Socket;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/// Remembers which connection a call got: OkHttp hands an upgraded one out as streams only, but what was upgraded is a
/// socket, and sending through its channel costs half.
final class ConnectionTap extends EventListener {
    private volatile @Nullable Connection connection;

    @Override
    public void connectionAcquired(Call call, Connection acquired) {
        connection = acquired;
    }

    /// The socket of the connection, the encrypted one under TLS.
    ///
    /// @throws IOException when the call never had a connection
    Socket socket() throws IOException {
        Connection known = connection;
        if (known == null) {
            throw new IOException("the answer came without a connection");
        }
        return known.socket();
    }
}
