package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.client.store.JobStore;
import app.lading.client.store.Problem;
import app.lading.client.store.StoreException;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings files and folders to a server, whatever happens on the way.
///
/// Thread safe; every method returns at once. One thread, the loop, owns all state; two threads read and hash; one
/// walks
/// folders; two make HTTP calls; the link has its own. No chunk changes threads on its way from the reader's buffer
/// into the link but once, from reader to loop.
///
/// Memory does not grow with the size of files or folders. The sum: block buffers (48 MiB unless set otherwise), what
/// the links hold (at most 4 MiB a lane), 512 rows of the queue for each item that is being sent, 256 files that wait,
/// the database's cache (8 MiB), and a few bits for each block of the large files under way (a file of 16 TiB: 2 MiB).
public final class Engine implements UploadQueue {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int READERS = 2;
    private static final int CALLERS = 2;
    private static final long PATIENCE_MILLIS = 3000;

    private final JobStore store;
    private final ThreadEventLoop loop;
    private final ExecutorService readers = ThreadEventLoop.pool("lading-reader", READERS);
    private final ExecutorService walker = ThreadEventLoop.pool("lading-walker", 1);
    private final ExecutorService callers = ThreadEventLoop.pool("lading-caller", CALLERS);
    private final Session session;
    private final EngineListener listener;
    private final Core core;
    private final CompletableFuture<Totals> broken = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Engine(Session session, JobStore store, EngineSettings settings, EngineListener listener) {
        this.store = store;
        this.session = session;
        this.listener = listener;
        this.loop = new ThreadEventLoop(Clock.systemUTC(), this::failed);
        Core.World world =
                new Core.World(loop, SourceAccess.disk(), readers, walker, callers, new SecureRandom(), session);
        this.core = new Core(world, store, settings, listener);
    }

    /// An engine that does not run yet. It owns the store and closes it; the transport stays the caller's.
    public static Engine create(
            Transport transport,
            ServerAddress server,
            Token token,
            JobStore store,
            EngineSettings settings,
            EngineListener listener) {
        return new Engine(new Session(transport, server, token), store, settings, listener);
    }

    @Override
    public void start() {
        loop.execute(core::start);
    }

    @Override
    public CompletableFuture<List<Long>> add(List<ItemRequest> requests) {
        List<ItemRequest> all = requests.stream().map(Engine::absolute).toList();
        return ask(() -> core.commands().add(all));
    }

    /// Adds an item, or goes on with the one of the same path and target: an incomplete one is walked again, its failed
    /// files are tried again, its finished and unchanged ones stay finished; a complete one is begun anew.
    ///
    /// @return its number
    public CompletableFuture<Long> addOrContinue(ItemRequest request) {
        return ask(() -> core.commands().addOrContinue(absolute(request)));
    }

    private static ItemRequest absolute(ItemRequest request) {
        return new ItemRequest(
                request.path().toAbsolutePath().normalize(),
                request.folder(),
                request.onConflict(),
                request.priority());
    }

    /// Completes when nothing will move without a person: everything is done, failed, skipped, cancelled, asks, or is
    /// paused. Fails when the engine itself broke (its database cannot be written, for one).
    public CompletableFuture<Totals> whenIdle() {
        CompletableFuture<Totals> idle = new CompletableFuture<>();
        loop.execute(() -> core.whenIdle(idle));
        return idle.applyToEither(broken, totals -> totals);
    }

    @Override
    public void pause(Collection<Long> items) {
        command(items, ids -> core.commands().pause(ids, true));
    }

    @Override
    public void resume(Collection<Long> items) {
        command(items, ids -> core.commands().pause(ids, false));
    }

    @Override
    public void pauseAll() {
        command(() -> core.commands().pauseAll(true));
    }

    @Override
    public void resumeAll() {
        command(() -> core.commands().pauseAll(false));
    }

    @Override
    public void hold(@Nullable Waiting why) {
        command(() -> core.hold(why));
    }

    @Override
    public void cancel(Collection<Long> items) {
        command(items, ids -> core.commands().cancel(ids));
    }

    @Override
    public void remove(Collection<Long> items) {
        command(items, ids -> core.commands().remove(ids));
    }

    @Override
    public void undo(Collection<Long> items) {
        command(items, ids -> core.commands().undo(ids));
    }

    @Override
    public void clearDone() {
        command(() -> core.commands().clearDone());
    }

    @Override
    public void retry(Collection<Long> items) {
        command(items, ids -> core.commands().retry(ids));
    }

    @Override
    public void retryAllFailed() {
        command(() -> core.commands().retryAllFailed());
    }

    @Override
    public void retryFiles(long item, Collection<Long> files) {
        command(files, ids -> core.answers().retry(ids));
    }

    @Override
    public void answer(long item, ConflictPolicy policy) {
        command(() -> core.answers().answer(item, policy));
    }

    @Override
    public void answerFiles(Collection<Long> files, ConflictPolicy policy) {
        command(files, ids -> core.answers().answerFiles(ids, policy));
    }

    @Override
    public void rename(long file, String newName) {
        command(() -> core.answers().rename(file, newName));
    }

    @Override
    public void skip(Collection<Long> files) {
        command(files, ids -> core.answers().skip(ids));
    }

    @Override
    public void place(Collection<Long> items, Place place) {
        command(items, ids -> core.commands().place(ids, place));
    }

    @Override
    public void priority(Collection<Long> items, Priority priority) {
        command(items, ids -> core.commands().priority(ids, priority));
    }

    @Override
    public void limit(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more, but got " + bytesPerSecond);
        }
        command(() -> core.limit(bytesPerSecond));
    }

    @Override
    public void parallel(int largeFiles) {
        if (largeFiles < 1) {
            throw new IllegalArgumentException("at least one large file is sent at once, but got " + largeFiles);
        }
        command(() -> core.parallel(largeFiles));
    }

    @Override
    public void lanes(int lanes) {
        if (lanes < 1 || lanes > EngineSettings.MOST_LANES) {
            throw new IllegalArgumentException("lanes are 1 to " + EngineSettings.MOST_LANES + ", but got " + lanes);
        }
        command(() -> core.lanes(lanes));
    }

    @Override
    public void rules(ScanRules rules) {
        command(() -> core.rules(rules));
    }

    @Override
    public void retryNow() {
        command(core::retryNow);
    }

    @Override
    public void signedIn(Token token) {
        session.token.set(token);
        command(core::signedIn);
    }

    @Override
    public Snapshot snapshot() {
        return core.snapshot();
    }

    @Override
    public CompletableFuture<List<FileReport>> files(FileQuery query) {
        return ask(() -> core.files(query));
    }

    @Override
    public CompletableFuture<List<Notice>> notices(long item, long after, int limit) {
        return ask(() -> core.notices(item, after, limit));
    }

    @Override
    public CompletableFuture<Optional<BlockView>> blocks(long file) {
        CompletableFuture<Optional<BlockView>> answer = new CompletableFuture<>();
        if (closed.get()) {
            answer.completeExceptionally(new IllegalStateException("the engine is closed"));
        } else {
            loop.execute(() -> core.blocks(file, answer));
        }
        return answer;
    }

    @Override
    public CompletableFuture<List<Clash>> clashes(long item, long after, int limit) {
        return ask(() -> core.answers().clashes(item, after, limit));
    }

    @Override
    public CompletableFuture<List<Clash>> unfit(long item, long after, int limit) {
        return ask(() -> core.answers().unfit(item, after, limit));
    }

    private void command(Runnable command) {
        loop.execute(() -> {
            if (!broken.isDone()) {
                command.run();
                core.showSoon();
            }
        });
    }

    /// The collection is the caller's and may change: it is copied before this returns.
    private void command(Collection<Long> ids, Consumer<List<Long>> command) {
        List<Long> copy = List.copyOf(ids);
        command(() -> command.accept(copy));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (closed.get()) {
            answer.completeExceptionally(new IllegalStateException("the engine is closed"));
            return answer;
        }
        loop.execute(() -> {
            if (broken.isDone()) {
                answer.completeExceptionally(new IllegalStateException("the engine has stopped"));
                return;
            }
            try {
                answer.complete(question.get());
                core.showSoon();
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        });
        return answer;
    }

    /// The loop met something it was not made for. What is durable is safe; going on might not be.
    private void failed(Throwable cause) {
        if (!broken.completeExceptionally(cause)) {
            LOG.error("the engine, which has stopped, met another mistake", cause);
            return;
        }
        LOG.error("the engine stopped because of a mistake or a broken disk; start it again to continue", cause);
        try {
            core.stop();
        } catch (RuntimeException e) {
            LOG.error("the engine could not be stopped in order", e);
        }
        listener.failed(
                new Problem(
                        "engine-failed",
                        "Uploading has stopped: " + cause,
                        "What the server has is safe. Check that the disk of your own files is not full, then start the program again."));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            end(false);
        }
    }

    /// As [#close], and then the job's folder is deleted: for a job of which everything was verified.
    public void closeAndForget() {
        if (closed.compareAndSet(false, true)) {
            end(true);
        }
    }

    private void end(boolean forget) {
        loop.execute(core::stop);
        boolean ended = loop.end(PATIENCE_MILLIS);
        for (ExecutorService pool : List.of(readers, walker, callers)) {
            pool.shutdown();
        }
        ended = await(readers) && await(walker) && ended;
        if (!ended) {
            LOG.warn("a slow disk still holds the engine; what is durable is safe");
        }
        try {
            if (forget) {
                store.closeAndDelete();
            } else {
                store.close();
            }
        } catch (IOException | StoreException e) {
            LOG.warn("closing the job failed", e);
        }
    }

    private static boolean await(ExecutorService pool) {
        try {
            return pool.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The server under the present session.
    private static final class Session implements Core.Server {
        private final Transport transport;
        private final ServerAddress server;
        private final AtomicReference<Token> token;

        private Session(Transport transport, ServerAddress server, Token token) {
            this.transport = transport;
            this.server = server;
            this.token = new AtomicReference<>(token);
        }

        @Override
        public Link dial(LinkKind kind, LinkListener listener) {
            return transport.connect(server, token.get(), kind, listener);
        }

        @Override
        public ServerApi api() {
            return transport.api(server, token.get());
        }

        @Override
        public String address() {
            return server.hostAndPort();
        }
    }
}
