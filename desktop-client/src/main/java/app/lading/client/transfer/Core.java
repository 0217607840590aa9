package app.lading.client.transfer;

import app.lading.client.link.Link;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.ServerApi;
import app.lading.client.store.FileRow;
import app.lading.client.store.JobStore;
import app.lading.client.store.RowState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The engine without its threads: everything here runs on the loop. It wires the parts, ticks, and carries
/// out what a person wants.
final class Core implements Lanes.Events {
    private static final long TICK = 100_000_000L;
    private static final long SOON = 15_000_000L;
    private static final int TICKS_OF_SECOND = 10;
    private static final int TICKS_OF_MEMORY = 50;
    private static final int TICKS_OF_SNAPSHOT = 2;

    private final EventLoop loop;
    private final JobStore store;
    private final EngineListener listener;
    private final RateLimiter limiter;
    private final Turnstile turnstile;
    private final Lanes lanes;
    private final Ledger ledger;
    private final Queue queue;
    private final Scheduler scheduler;
    private final LargestAllowed sizes;
    private final Scans scans;
    private final Unfinished unfinished;
    private final ItemCommands commands;
    private final Answers answers;
    private final Departures departures;
    private final ServerFacts facts;
    private final BottleneckWatch bottleneck;
    private final BlockMaps blockMaps;
    private final SnapshotMaker snapshots;
    private final Services services;
    private final List<CompletableFuture<Totals>> whenIdle = new ArrayList<>();
    private volatile Snapshot snapshot;
    private long ticks;
    private boolean stopped;
    private boolean showing;
    private Set<Item> measured = Set.of();

    /// The outside world of an engine.
    ///
    /// @param readers reads and hashes
    /// @param walker walks folders, one at a time
    /// @param callers makes HTTP calls
    /// @param random for keys and jitter; secure in production
    record World(
            EventLoop loop,
            SourceAccess files,
            Executor readers,
            Executor walker,
            Executor callers,
            RandomGenerator random,
            Server server) {}

    /// The server as the engine sees it, under whatever session is the present one.
    interface Server {
        Link dial(LinkKind kind, LinkListener listener);

        ServerApi api();

        /// `host:port`, for people.
        String address();
    }

    Core(World world, JobStore store, EngineSettings settings, EngineListener listener) {
        this.loop = world.loop();
        this.store = store;
        this.listener = listener;
        this.limiter = new RateLimiter(settings.limit(), loop.nanos());
        this.turnstile = new Turnstile(limiter, loop);
        this.lanes = new Lanes(
                settings.lanes(),
                loop,
                turnstile,
                world.random(),
                world.server()::dial,
                world.server().address(),
                this);
        this.ledger = new Ledger(store, loop, listener);
        ApiCalls calls = new ApiCalls(world.callers(), loop, world.server()::api);
        this.unfinished = new Unfinished(calls, settings.device());
        // Small files get a quarter of the buffers, at least one block.
        long forSmall = Math.max(4L << 20, settings.bufferBytes() / 4);
        this.services = new Services(
                loop,
                store,
                settings,
                new BlockReader(world.files(), world.readers(), loop),
                new BufferPool(forSmall),
                new BufferPool(settings.bufferBytes() - forSmall),
                lanes,
                ledger,
                calls,
                unfinished,
                new Keys(world.random()),
                new HitMeter());
        this.queue = new Queue(store, this::holds);
        this.scheduler = new Scheduler(services, queue, world.random(), this::fits);
        this.sizes = new LargestAllowed(services, queue, scheduler);
        this.scans = new Scans(
                queue,
                services,
                sizes,
                world.walker(),
                listener,
                path -> world.files().isReadable(path),
                this::found);
        this.departures = new Departures(services, queue, listener);
        this.commands = new ItemCommands(services, queue, scheduler, scans, departures);
        this.answers = new Answers(services, queue, scheduler, scans, listener);
        this.facts = new ServerFacts(calls, loop, settings.device(), sizes::learned);
        this.bottleneck = new BottleneckWatch(lanes, turnstile, scheduler);
        this.blockMaps = new BlockMaps(services, scheduler);
        this.snapshots = new SnapshotMaker(this);
        this.snapshot = snapshots.make();
    }

    private boolean holds(long file) {
        return scheduler.holds(file);
    }

    private boolean fits() {
        return facts.preflight(queue.sums()).fits();
    }

    EventLoop loop() {
        return loop;
    }

    Lanes lanes() {
        return lanes;
    }

    Ledger ledger() {
        return ledger;
    }

    Queue queue() {
        return queue;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Scans scans() {
        return scans;
    }

    RateLimiter limiter() {
        return limiter;
    }

    Services services() {
        return services;
    }

    ServerFacts facts() {
        return facts;
    }

    BottleneckWatch bottleneck() {
        return bottleneck;
    }

    ItemCommands commands() {
        return commands;
    }

    Answers answers() {
        return answers;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    boolean isIdle() {
        return scheduler.isIdle()
                && scans.isIdle()
                && (scheduler.isPausedAll() || queue.isIdle())
                && !services.calls().isGivingUp();
    }

    void start() {
        queue.load();
        departures.load();
        for (Item item : queue.rows().items()) {
            if (!item.row().scanned() && !item.row().cancelled()) {
                scans.add(item);
            }
        }
        lanes.start();
        tick();
    }

    private void tick() {
        if (stopped) {
            return;
        }
        ticks++;
        scheduler.tick();
        bottleneck.look();
        lanes.look();
        if (ticks % TICKS_OF_SECOND == 0) {
            if (scheduler.isIdle()) {
                lanes.wantOne();
            }
            lanes.tick();
            departures.tick();
            if (!scheduler.isIdle()) {
                facts.refresh();
            }
            scheduler.request();
        }
        if (ticks % TICKS_OF_MEMORY == 0) {
            scheduler.remember();
        }
        if (ticks % TICKS_OF_SNAPSHOT == 0) {
            measure();
            snapshot = snapshots.make();
            tellIdle();
        }
        loop.after(TICK, this::tick);
    }

    private void measure() {
        long now = loop.nanos();
        boolean moving = lanes.anyOpen() && !scheduler.isIdle();
        if (moving) {
            ledger.speed().tick(now);
        } else {
            ledger.speed().idle();
        }
        // Only what moves is measured; what stopped moving is told once.
        Set<Item> active = moving ? scheduler.active() : Set.of();
        active.forEach(item -> item.speed().tick(now));
        measured.stream()
                .filter(item -> !active.contains(item))
                .forEach(item -> item.speed().idle());
        measured = active;
    }

    private void tellIdle() {
        if (!whenIdle.isEmpty() && isIdle()) {
            store.commit();
            snapshot = snapshots.make();
            Totals totals = snapshot.totals();
            List<CompletableFuture<Totals>> now = List.copyOf(whenIdle);
            whenIdle.clear();
            now.forEach(future -> future.complete(totals));
        }
    }

    private void found() {
        facts.askSoon();
        scheduler.request();
        showSoon();
    }

    void whenIdle(CompletableFuture<Totals> future) {
        whenIdle.add(future);
        tellIdle();
    }

    void limit(long bytesPerSecond) {
        limiter.limit(bytesPerSecond, loop.nanos());
        turnstile.reset();
        lanes.pump();
    }

    /// Something happened that a person waits for: it shows in a moment, not at the next turn.
    void showSoon() {
        if (!showing && !stopped) {
            showing = true;
            loop.after(SOON, () -> {
                showing = false;
                if (!stopped) {
                    snapshot = snapshots.make();
                }
            });
        }
    }

    void hold(@Nullable Waiting why) {
        scheduler.hold(why);
    }

    void parallel(int largeFiles) {
        scheduler.places(largeFiles);
    }

    void lanes(int most) {
        lanes.most(most);
    }

    void rules(ScanRules rules) {
        scans.rules(rules);
    }

    void blocks(long file, CompletableFuture<Optional<BlockView>> answer) {
        blockMaps.find(file, answer::complete);
    }

    void retryNow() {
        lanes.retryNow();
        scheduler.retryNow();
    }

    void signedIn() {
        unfinished.forget();
        lanes.signedIn();
        scheduler.retryNow();
    }

    List<FileReport> files(FileQuery query) {
        Set<RowState> states = EnumSet.noneOf(RowState.class);
        for (RowState state : RowState.values()) {
            if (query.states().contains(Ledger.stateOf(state))) {
                states.add(state);
            }
        }
        return store.page(query.item(), states, query.text(), query.after(), query.limit()).stream()
                .map(this::report)
                .toList();
    }

    private FileReport report(FileRow row) {
        FileReport report = Ledger.report(row);
        return scheduler
                .transfer(row.id())
                .map(transfer -> report.in(transfer.state(), transfer.view().moved()))
                .orElseGet(() -> scheduler.isWaiting(row.id()) ? report.in(FileState.WAITING, row.there()) : report);
    }

    List<Notice> notices(long item, long after, int limit) {
        return store.notices(item, after, limit).stream()
                .map(row -> new Notice(row.id(), row.item(), row.path(), row.kind(), row.text()))
                .toList();
    }

    void stop() {
        stopped = true;
        scans.stop();
        try {
            scheduler.stop();
        } finally {
            lanes.close();
        }
        store.commit();
    }

    @Override
    public void laneOpened(Lane lane) {
        facts.askSoon();
        departures.retryNow();
        scheduler.laneOpened();
    }

    @Override
    public void connectionChanged() {
        listener.connection(lanes.state());
    }

    @Override
    public void roomForStreams() {
        scheduler.request();
    }

    @Override
    public void signInNeeded(String sentence) {
        listener.signInNeeded(sentence);
    }
}
