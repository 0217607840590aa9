package app.lading.client.transfer;

import app.lading.client.store.JobInUseException;
import app.lading.client.store.JobStore;
import app.lading.client.store.SourceStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// An engine on a fake loop against a fake server, with real files and a real store.
final class EngineHarness implements AutoCloseable, EngineListener {
    final FakeLoop loop = new FakeLoop();
    final RandomGenerator random;
    final FakeServer server;
    final Path jobFolder;
    final List<FileReport> finished = new ArrayList<>();
    final List<FileReport> failed = new ArrayList<>();
    final List<FileReport> skipped = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<String> signIns = new ArrayList<>();
    final Map<Path, SourceAccess> sources = new HashMap<>();
    EngineSettings settings = new EngineSettings("laptop", "run-0001", 3, 0, 48L << 20, 3);
    int runs;
    int openFiles;

    /// How long each reading takes; 0 for a random moment.
    long readNanos;
    private boolean closed;
    JobStore store;
    Core core;

    EngineHarness(Path jobFolder, long seed) {
        this.jobFolder = jobFolder;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.server = new FakeServer(loop, random);
        newCore();
    }

    private void newCore() {
        try {
            store = JobStore.open(jobFolder, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JobInUseException e) {
            throw new IllegalStateException(e);
        }
        runs++;
        settings = new EngineSettings(
                settings.device(), "run-000" + runs, settings.lanes(), settings.limit(), settings.bufferBytes(), 3);
        core = new Core(
                new Core.World(
                        loop,
                        this::openSource,
                        task -> loop.after(readNanos > 0 ? readNanos : random.nextLong(3_000_001), task),
                        loop.slowExecutor(random, 1_000_000),
                        loop.slowExecutor(random, 5_000_000),
                        random,
                        server),
                store,
                settings,
                this);
    }

    private SourceFile openSource(Path path) throws IOException {
        SourceFile file = sources.getOrDefault(path, SourceAccess.disk()).open(path);
        openFiles++;
        return new SourceFile() {
            @Override
            public SourceStamp stamp() throws IOException {
                return file.stamp();
            }

            @Override
            public int read(long offset, byte[] into, int at, int length) throws IOException {
                return file.read(offset, into, at, length);
            }

            @Override
            public void close() throws IOException {
                openFiles--;
                file.close();
            }
        };
    }

    EngineHarness start() {
        core.start();
        return this;
    }

    long add(Path path, String folder) {
        return core.commands().addOrContinue(new ItemRequest(path, folder, OnConflict.RENAME, Priority.NORMAL));
    }

    /// Runs until nothing moves any more.
    void finish(long seconds) {
        loop.until(core::isIdle, seconds);
        // Late acknowledgements and the closing of files.
        loop.advance(1_000_000_000L);
    }

    byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    Snapshot snapshot() {
        loop.advance(300_000_000L);
        return core.snapshot();
    }

    /// The client is killed and started again: what it wrote to its store is what it knows.
    void restart() throws IOException {
        kill();
        newCore();
        core.start();
    }

    private void kill() throws IOException {
        core.stop();
        store.close();
        // What was on the way is dropped by the server like the words of a dead client.
        server.dropConnections();
        loop.advance(1_000_000_000L);
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            kill();
        }
    }

    @Override
    public void fileFinished(FileReport report) {
        finished.add(report);
    }

    @Override
    public void fileFailed(FileReport report) {
        failed.add(report);
    }

    @Override
    public void fileSkipped(FileReport report) {
        skipped.add(report);
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void signInNeeded(String sentence) {
        signIns.add(sentence);
    }
}
