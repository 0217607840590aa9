package app.lading.server.access;

import app.lading.model.api.Api;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.message.StrictJson;
import app.lading.server.logic.CoreOptions;
import app.lading.server.logic.ServerCore;
import app.lading.server.storage.DataFolderInUse;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.json.JsonMapper;

/// All three floors on a free port, with two accounts, and a client beside them.
final class RealServer implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final MediaType JSON = MediaType.get("application/json");

    final ServerCore core;
    final AccessServer access;
    final OkHttpClient client = new OkHttpClient();
    final JsonMapper json = StrictJson.mapper();
    final Path data;

    RealServer(Path data) throws IOException, DataFolderInUse, LadingException {
        this(data, Duration.ofSeconds(15));
    }

    /// @param patience with slow requests
    RealServer(Path data, Duration patience) throws IOException, DataFolderInUse, LadingException {
        this.data = data;
        core = ServerCore.open(data, CoreOptions.standard());
        core.accounts().add("ana", PASSWORD, false, null);
        core.accounts().add("bob", PASSWORD, false, null);
        access = AccessServer.start(
                core,
                AccessOptions.standard("127.0.0.1", 0, "Lading test")
                        .withPatience(patience)
                        .withMetrics(true));
    }

    String url(String path) {
        return "http://127.0.0.1:" + access.address().getPort() + path;
    }

    String signIn(String user) throws IOException {
        Api.SignIn body = new Api.SignIn(user, PASSWORD);
        try (Response response = call(new Request.Builder()
                .url(url(Api.SESSION))
                .post(RequestBody.create(json.writeValueAsString(body), JSON)))) {
            return json.readValue(response.body().string(), Api.SignedIn.class).token();
        }
    }

    Request.Builder request(String token, String path) {
        return new Request.Builder().url(url(path)).header("Authorization", "Bearer " + token);
    }

    Response call(Request.Builder request) throws IOException {
        return client.newCall(request.build()).execute();
    }

    static ClientMessage.Init init(long stream, String folder, String name, long size, String run) {
        return new ClientMessage.Init(
                stream,
                null,
                name,
                folder,
                size,
                1_790_000_000_000L,
                null,
                null,
                "device",
                run,
                null,
                ConflictPolicy.RENAME);
    }

    static List<byte[]> blockDigests(byte[] content) {
        Blocks blocks = new Blocks(content.length);
        List<byte[]> digests = new ArrayList<>();
        for (int i = 0; i < blocks.count(); i++) {
            digests.add(sha256(Arrays.copyOfRange(content, (int) blocks.start(i), (int) blocks.end(i))));
        }
        return digests;
    }

    static Fingerprint fingerprint(byte[] content) {
        MessageDigest whole = newSha256();
        blockDigests(content).forEach(whole::update);
        return new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, whole.digest());
    }

    static byte[] sha256(byte[] bytes) {
        return newSha256().digest(bytes);
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        access.close();
        core.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
