package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.client.store.JobStore;
import app.lading.model.message.ConflictPolicy;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
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
public final class Engine implements AutoCloseable {
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
    private final Core core;
    private final CompletableFuture<Totals> broken = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private Engine(Session session, JobStore store, EngineSettings settings, EngineListener listener) {
        this.store = store;
        this.session = session;
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

    /// Connects, and goes on with what the store holds. Called once.
    public void start() {
        loop.execute(core::start);
    }

    /// Adds an item.
    ///
    /// @return its number
    public CompletableFuture<Long> add(ItemRequest request) {
        return ask(() -> core.commands().add(absolute(request)));
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

    /// Pauses an item until [#resume], over restarts too. Bytes stop within a second; the server keeps what it has.
    public void pause(long item) {
        loop.execute(() -> core.commands().pause(item, true));
    }

    public void resume(long item) {
        loop.execute(() -> core.commands().pause(item, false));
    }

    /// A switch over the whole queue; the items' own pauses stay as they are.
    public void pauseAll() {
        loop.execute(() -> core.commands().pauseAll(true));
    }

    public void resumeAll() {
        loop.execute(() -> core.commands().pauseAll(false));
    }

    /// Gives an item up, at the server too; what is finished stays.
    public void cancel(long item) {
        loop.execute(() -> core.commands().cancel(item));
    }

    /// Gives an item up and forgets it.
    public void remove(long item) {
        loop.execute(() -> core.commands().remove(item));
    }

    /// Tries the failed files of an item again, or a cancelled item.
    public void retry(long item) {
        loop.execute(() -> core.commands().retry(item));
    }

    public void retryAllFailed() {
        loop.execute(core.commands()::retryAllFailed);
    }

    /// Answers the question of an item's files that need attention because their names exist.
    public void answer(long item, ConflictPolicy policy) {
        loop.execute(() -> core.commands().answer(item, policy));
    }

    public void priority(long item, Priority priority) {
        loop.execute(() -> core.commands().priority(item, priority));
    }

    /// Limits the speed from now on.
    ///
    /// @param bytesPerSecond over all lanes; 0 for no limit
    public void limit(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more, but got " + bytesPerSecond);
        }
        loop.execute(() -> core.limit(bytesPerSecond));
    }

    /// Ends all waiting: the network changed, the machine woke, or a person pressed "try now".
    public void retryNow() {
        loop.execute(core::retryNow);
    }

    /// There is a new session: go on.
    public void signedIn(Token token) {
        session.token.set(token);
        loop.execute(core::signedIn);
    }

    /// Everything that moves, as of at most a quarter of a second ago. Cheap.
    public Snapshot snapshot() {
        return core.snapshot();
    }

    /// A page of an item's files.
    public CompletableFuture<List<FileReport>> files(FileQuery query) {
        return ask(() -> core.files(query));
    }

    /// A page of an item's notices.
    ///
    /// @param after the number of the last notice of the page before; 0 for the first page
    public CompletableFuture<List<Notice>> notices(long item, long after, int limit) {
        return ask(() -> core.notices(item, after, limit));
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (closed.get()) {
            answer.completeExceptionally(new IllegalStateException("the engine is closed"));
            return answer;
        }
        loop.execute(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
                throw e;
            }
        });
        return answer;
    }

    /// The loop met something it was not made for. What is durable is safe; going on might not be.
    private void failed(Throwable cause) {
        LOG.error("the engine stopped because of a mistake or a broken disk; start it again to continue", cause);
        broken.completeExceptionally(cause);
    }

    /// Ends in order: the server is told to keep what came, everything stays in the store for the next start. Takes a
    /// few seconds at most; calling it again does nothing.
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
        } catch (IOException e) {
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
