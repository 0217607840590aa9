package app.lading.client.cli;

import app.lading.client.link.ServerAddress;
import app.lading.client.link.Token;
import app.lading.client.store.JobInUseException;
import app.lading.client.store.JobStore;
import app.lading.client.transfer.Engine;
import app.lading.client.transfer.EngineListener;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.transfer.ItemRequest;
import app.lading.client.transfer.OnConflict;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.UploadQueue;
import app.lading.client.transfer.UploadQueueContract;
import app.lading.model.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The engine itself, with its threads and its store, and a server made of memory.
class EngineContractTest extends UploadQueueContract {
    private static final String TARGET = "Inbox";

    @TempDir
    private Path folder;

    private final FakeServer server = new FakeServer();
    private Engine engine;

    @BeforeEach
    void start() throws IOException, JobInUseException {
        server.finishes = false;
        server.sessions.add("token");
        engine = Engine.create(
                server,
                ServerAddress.parse("localhost"),
                new Token("token"),
                JobStore.open(folder.resolve("job"), Clock.systemUTC()),
                EngineSettings.defaults("laptop"),
                new EngineListener() {});
        engine.start();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Override
    protected UploadQueue queue() {
        return engine;
    }

    @Override
    protected Path source(String name, Map<String, String> fates) {
        try {
            Path source = folder.resolve(name);
            if (fates.isEmpty()) {
                return Files.writeString(source, "content of " + name);
            }
            Files.createDirectory(source);
            for (String file : fates.keySet()) {
                Files.writeString(source.resolve(file), "content of " + file);
            }
            return source;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected long given(Path source, boolean asks, Map<String, String> fates) {
        fates.forEach((file, code) -> {
            if (!code.equals(OPEN)) {
                ErrorCode refused = Objects.requireNonNull(ErrorCode.fromWireName(code));
                server.refused.put(TARGET + "/" + source.getFileName() + "/" + file, refused);
            }
        });
        OnConflict policy = asks ? OnConflict.ASK : OnConflict.RENAME;
        long id = engine.add(List.of(new ItemRequest(source, TARGET, policy, Priority.NORMAL)))
                .join()
                .getFirst();
        long files = Math.max(1, fates.size());
        long refused =
                fates.values().stream().filter(code -> !code.equals(OPEN)).count();
        row(
                id,
                item -> !item.scanning()
                        && item.files() == files
                        && item.failedFiles() + item.attentionFiles() == refused);
        return id;
    }

    @Override
    protected void takeAll() {
        server.refused.clear();
    }
}
