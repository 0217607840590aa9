package app.lading.client.link;

import app.lading.model.api.Api;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// What is needed to ask for a socket.
///
/// @param userAgent for the server's log
record Handshake(OkHttpClient client, ServerAddress server, Token token, String userAgent) {

    /// The request both kinds of link begin with. It names no `Origin`: that is a thing of browsers.
    Request.Builder request() {
        return new Request.Builder()
                .url(server.resolve(Api.SOCKET))
                .header("User-Agent", userAgent)
                .header("Authorization", "Bearer " + token.value())
                .header("Sec-WebSocket-Protocol", Api.SUBPROTOCOL);
    }
}
