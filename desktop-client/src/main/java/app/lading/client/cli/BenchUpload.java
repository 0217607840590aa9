package app.lading.client.cli;

import app.lading.client.cli.bench.SendSpeed;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerApi;
import app.lading.client.store.JobInUseException;
import app.lading.client.store.JobStore;
import app.lading.client.store.Problem;
import app.lading.client.transfer.Bottleneck;
import app.lading.client.transfer.Engine;
import app.lading.client.transfer.EngineSettings;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.ItemRequest;
import app.lading.client.transfer.OnConflict;
import app.lading.client.transfer.Priority;
import app.lading.client.transfer.Snapshot;
import app.lading.client.transfer.Totals;
import app.lading.client.transfer.Waiting;
import app.lading.model.api.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sends one file as `put` does, watches how, and leaves nothing on the server.
final class BenchUpload {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final CliContext context;
    private final Visit visit;
    private final EngineSettings settings;
    private final EventQueue events = new EventQueue();
    private final Map<Bottleneck, Integer> seen = new EnumMap<>(Bottleneck.class);
    private @Nullable Problem problem;
    private boolean signInNeeded;
    private boolean wasConnected;
    private int connections;
    private long allTakenAt;

    BenchUpload(CliContext context, Visit visit, EngineSettings settings) {
        this.context = context;
        this.visit = visit;
        this.settings = settings;
    }

    /// Sends it.
    ///
    /// @param job where the engine remembers; deleted by the caller
    /// @param folder on the server, which does not exist yet and will not afterwards
    /// @throws CancellationException when somebody wants it to stop
    SendSpeed send(Path file, Path job, String folder) throws CliException {
        try {
            long size = Files.size(file);
            return send(file, size, JobStore.open(job, context.clock()), folder);
        } catch (IOException | JobInUseException e) {
            throw new CliException(ExitCode.FAILED, "Cannot use " + job + ": " + e.getMessage(), "", e);
        } finally {
            cleanUp(folder);
        }
    }

    private SendSpeed send(Path file, long size, JobStore store, String folder) throws CliException {
        Account account = visit.account();
        Engine engine = Engine.create(
                visit.transport(), account.server(), account.token(), store, settings, new EventListener(events));
        Runnable deaf = context.interruption().whenAsked(events::wake);
        try (engine) {
            long start = System.nanoTime();
            engine.start();
            engine.addOrContinue(new ItemRequest(file, folder, OnConflict.RENAME, Priority.NORMAL))
                    .join();
            CompletableFuture<Totals> idle = engine.whenIdle().whenComplete((totals, trouble) -> events.wake());
            while (!idle.isDone()) {
                events.await(LOOK, this::heard);
                look(engine.snapshot(), size);
            }
            long end = System.nanoTime();
            events.drain(this::heard);
            check();
            long tail = allTakenAt == 0 ? 0 : end - allTakenAt;
            return new SendSpeed(idle.join().bytes(), end - start, tail, connections, seen);
        } finally {
            deaf.run();
            events.stopListening();
        }
    }

    private void look(Snapshot snapshot, long size) throws CliException {
        check();
        Waiting waiting = snapshot.connection().waiting();
        if (waiting != null) {
            throw CliException.failed(
                    (wasConnected ? "The connection broke while it was measured: " : "It could not be measured: ")
                            + waiting.sentence() + ".",
                    waiting.remedy().isEmpty() ? "Run it again when the connection holds." : waiting.remedy());
        }
        wasConnected |= snapshot.connection().connected();
        connections = Math.max(connections, snapshot.connection().lanes());
        if (allTakenAt == 0 && snapshot.totals().ackedBytes() >= size) {
            allTakenAt = System.nanoTime();
        }
        if (allTakenAt == 0) {
            seen.merge(snapshot.limitedBy(), 1, Integer::sum);
        }
    }

    private void heard(EventQueue.Event event) {
        switch (event.kind()) {
            case FAILED -> problem = problemOf(event.report());
            case SIGN_IN -> signInNeeded = true;
            default -> {}
        }
    }

    private static Problem problemOf(FileReport report) {
        return report.problem() == null ? new Problem("refused", "It was refused.", "") : report.problem();
    }

    private void check() throws CliException {
        if (context.interruption().happened()) {
            throw new CancellationException();
        }
        if (signInNeeded) {
            throw new CliException(
                    ExitCode.SIGN_IN, "The session has ended.", "Sign in again: lading login URL --user NAME");
        }
        if (problem != null) {
            throw CliException.failed("The file could not be sent: " + problem.message(), problem.remedy());
        }
    }

    /// Deletes what was sent, and what was begun. When that fails, says what is left.
    private void cleanUp(String folder) {
        try {
            visit.callOrFail(api -> deleteAll(api, folder));
        } catch (LinkException | CliException e) {
            context.terminal()
                    .err()
                    .line("The folder " + folder + " may be left on the server: " + e.getMessage()
                            + " Delete it with: lading rm --recursive " + folder);
        }
    }

    private static long deleteAll(ServerApi api, String folder) throws LinkException {
        for (Api.Upload upload : api.uploads()) {
            if (upload.folder().equals(folder)) {
                api.cancelUpload(upload.upload());
            }
        }
        try {
            return RmCommand.deleteAll(api, folder);
        } catch (LinkException e) {
            if (e.failure().kind() == LinkFailure.Kind.NOT_FOUND) {
                return 0;
            }
            throw e;
        }
    }

    /// Deletes a folder of this computer with everything in it.
    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        }
    }
}
