package app.lading.packaging.bench;

import app.lading.model.api.Api;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens sockets to a server from this process, many of them at little cost. They follow `PROTOCOL.md` and share
/// nothing with the client.
final class Sockets implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final String url;

    Sockets(String url) {
        this.url = url;
    }

    /// Signs a user in.
    ///
    /// @return the token of the session
    String signIn(String user) throws IOException, InterruptedException, TrialException {
        String body = "{\"user\":\"" + user + "\",\"password\":\"" + LadingServer.PASSWORD + "\"}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + Api.SESSION))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .timeout(LIMIT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(answer.body());
        if (answer.statusCode() != 201 || !token.find()) {
            throw new TrialException("Signing in was refused: " + answer.statusCode() + " " + answer.body());
        }
        return token.group(1);
    }

    /// Opens a socket and waits until it is open.
    ///
    /// @throws TrialException when the server refuses it
    BenchSocket open(String token) throws TrialException {
        BenchSocket socket = new BenchSocket();
        try {
            socket.opened(http.newWebSocketBuilder()
                    .subprotocols(Api.SUBPROTOCOL)
                    .header("Authorization", "Bearer " + token)
                    .connectTimeout(LIMIT)
                    .buildAsync(URI.create(url.replaceFirst("^http", "ws") + Api.SOCKET), socket)
                    .join());
            return socket;
        } catch (CompletionException e) {
            throw new TrialException("A socket was refused: " + e.getCause());
        }
    }

    /// Deletes a finished file.
    void delete(String token, String file) throws IOException, InterruptedException, TrialException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + Api.FILES + "/" + file))
                        .header("Authorization", "Bearer " + token)
                        .DELETE()
                        .timeout(LIMIT)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new TrialException("Deleting was refused: " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
