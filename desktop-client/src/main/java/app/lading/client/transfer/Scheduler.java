package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.client.transfer.BufferPool.Buffer;
import app.lading.model.digest.Blocks;
import app.lading.model.message.ServerMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Which files are under way: a few large ones, many small ones beside them, and empty folders. What cannot go
/// on now goes to the [Waitlist] and comes back to the queue from there.
final class Scheduler implements Outcome {
    private static final int MOST_SMALL_ON_A_LANE = 192;
    private static final int LANES_FOR_SMALL = 2;
    private static final int PLACES_FOR_FIRST = 2;
    private static final String GIVING_UP = "The server is giving up the old upload";
    private static final long LOOK_AGAIN = 250_000_000L;

    private final Services services;
    private final Queue queue;
    private final BooleanSupplier fits;
    private final Map<Long, LargeTransfer> large = new LinkedHashMap<>();
    private final Map<Long, SmallTransfer> small = new LinkedHashMap<>();
    private final FolderMaking folders;
    private final Waitlist waitlist;

    /// Files of which the server is giving up an older upload.
    private final Set<Long> givenUp = new HashSet<>();

    private int places;
    private boolean pausedAll;
    private @Nullable Waiting hold;
    private boolean requested;
    private boolean stopped;

    /// @param fits whether the server has room for all that is to be sent, as far as is known
    Scheduler(Services services, Queue queue, RandomGenerator random, BooleanSupplier fits) {
        this.services = services;
        this.queue = queue;
        this.fits = fits;
        this.waitlist = new Waitlist(services.loop(), random, this::comeBack);
        this.folders = new FolderMaking(services, waitlist, this::request);
        this.places = services.settings().largeFiles();
    }

    /// The items of which something is under way.
    Set<Item> active() {
        Set<Item> active = new HashSet<>();
        large.values().forEach(transfer -> active.add(transfer.item));
        small.values().forEach(transfer -> active.add(transfer.item));
        return active;
    }

    /// Whether files are under way, and more than waiting for a connection.
    boolean isSending() {
        return !small.isEmpty() || large.values().stream().anyMatch(transfer -> transfer.state() != FileState.WAITING);
    }

    /// Whether most of what is under way was sent and waits for the server.
    boolean isMostlyVerifying() {
        long verifying =
                matching(transfer -> transfer.state() == FileState.VERIFYING).size();
        return verifying * 2 >= large.size() + small.size();
    }

    boolean holds(long file) {
        return large.containsKey(file) || small.containsKey(file) || folders.contains(file) || waitlist.contains(file);
    }

    Collection<LargeTransfer> large() {
        return large.values();
    }

    Collection<SmallTransfer> small() {
        return small.values();
    }

    Collection<Waitlist.Held> waiting() {
        return waitlist.all();
    }

    Optional<Transfer> transfer(long file) {
        return Optional.ofNullable(large.containsKey(file) ? large.get(file) : small.get(file));
    }

    /// Whether a file waits for its next try.
    boolean isWaiting(long file) {
        return waitlist.contains(file);
    }

    boolean isPausedAll() {
        return pausedAll;
    }

    /// Why nothing is sent although nobody paused it; null when it may.
    @Nullable
    Waiting hold() {
        return hold;
    }

    /// Whether nothing is to be sent: it is paused as a whole, or held.
    boolean isResting() {
        return pausedAll || hold != null;
    }

    /// How many empty folders are being made.
    int folderCount() {
        return folders.count();
    }

    boolean isIdle() {
        return large.isEmpty() && small.isEmpty() && folders.isEmpty() && waitlist.isEmpty();
    }

    /// Something changed: begin what can begin, once, after the present event.
    void request() {
        if (!requested && !stopped) {
            requested = true;
            services.loop().execute(() -> {
                requested = false;
                run();
            });
        }
    }

    private void run() {
        if (stopped || isResting() || !services.lanes().anyOpen() || waitlist.isFull()) {
            return;
        }
        beginLarge();
        beginSmall();
        large.values().forEach(LargeTransfer::fill);
    }

    private void beginLarge() {
        while (large.size() < places + PLACES_FOR_FIRST) {
            FileRow row = queue.take(true, large.size() >= places);
            if (row == null) {
                return;
            }
            queue.item(row.item()).ifPresent(item -> {
                if (givenUp.contains(row.id())) {
                    waitlist.add(item, row, WaitReason.SERVER_BUSY, GIVING_UP, "", LOOK_AGAIN);
                    return;
                }
                LargeTransfer transfer = new LargeTransfer(services, this, item, tried(item, row), waitlist.tries(row));
                large.put(row.id(), transfer);
                transfer.begin();
            });
        }
    }

    private void beginSmall() {
        int most = 0;
        for (Lane lane : services.lanes().open()) {
            most += Math.min(MOST_SMALL_ON_A_LANE, Math.max(1, lane.streamCount() + lane.freeStreams() - 8));
        }
        if (small.size() >= most && most > 0) {
            // More small files than one socket carries at once: on a long way another one doubles their number.
            services.lanes().want(LANES_FOR_SMALL);
        }
        while (small.size() < most) {
            FileRow row = queue.take(false, false);
            if (row == null) {
                return;
            }
            Item item = queue.item(row.item()).orElse(null);
            if (item == null) {
                continue;
            }
            if (row.isFolder()) {
                if (folders.isFull()) {
                    queue.giveBack(item, row, false);
                    return;
                }
                folders.make(item, row);
                continue;
            }
            Buffer buffer = services.smallBuffers().take((int) Math.max(1, Math.min(row.size(), Blocks.BLOCK_SIZE)));
            if (buffer == null) {
                queue.giveBack(item, row, false);
                return;
            }
            SmallTransfer transfer = new SmallTransfer(
                    services, this, item, tried(item, row), waitlist.tries(row), buffer, fits.getAsBoolean());
            small.put(row.id(), transfer);
            transfer.begin();
        }
    }

    /// Written with whatever happens to it next.
    private FileRow tried(Item item, FileRow row) {
        FileRow begun = row.tried(services.loop().now());
        item.tries(begun.tries());
        return begun;
    }

    // What uploads report.

    @Override
    public void done(Transfer transfer, ServerMessage.Finished finished) {
        forget(transfer);
        services.ledger().done(transfer.item, transfer.row(), finished);
    }

    @Override
    public void failed(Transfer transfer, Problem problem) {
        forget(transfer);
        services.ledger().failed(transfer.item, transfer.row(), problem);
    }

    @Override
    public void attention(Transfer transfer, Problem problem) {
        forget(transfer);
        services.ledger().attention(transfer.item, transfer.row(), problem);
    }

    @Override
    public void skipped(Transfer transfer, Problem problem) {
        forget(transfer);
        services.ledger().skipped(transfer.item, transfer.row(), problem);
    }

    private void forget(Transfer transfer) {
        remove(transfer);
        waitlist.forget(transfer.row().id());
        request();
    }

    private void remove(Transfer transfer) {
        large.remove(transfer.row().id());
        small.remove(transfer.row().id());
    }

    @Override
    public void again(Transfer transfer) {
        remove(transfer);
        comeBack(transfer.item, transfer.row());
    }

    @Override
    public void later(Transfer transfer, WaitReason reason, String sentence, String remedy, long nanos) {
        remove(transfer);
        waitlist.add(transfer.item, transfer.row(), reason, sentence, remedy, nanos);
        request();
    }

    @Override
    public void laterWithout(
            Transfer transfer, String upload, WaitReason reason, String sentence, String remedy, long nanos) {
        long file = transfer.row().id();
        givenUp.add(file);
        services.calls().cancelUpload(upload, () -> givenUp.remove(file));
        later(transfer, reason, sentence, remedy, nanos);
    }

    /// The row returns to its item; or to nothing, when the item was given up meanwhile: should that be taken
    /// back, the store knows it.
    private void comeBack(Item item, FileRow row) {
        if (item.row().cancelled() || item.row().removed()) {
            waitlist.forget(row.id());
        } else {
            queue.giveBack(item, row, row.size() > Blocks.BLOCK_SIZE);
        }
        request();
    }

    @Override
    public void room() {
        request();
    }

    // What a person wants.

    /// How many large files are sent at once.
    void places(int now) {
        places = now;
        request();
    }

    void pauseAll() {
        pausedAll = true;
        rest();
    }

    void resumeAll() {
        pausedAll = false;
        request();
    }

    void hold(@Nullable Waiting why) {
        hold = why;
        if (why == null) {
            request();
        } else {
            rest();
        }
    }

    private void rest() {
        park(transfer -> true);
        waitlist.release(held -> true);
    }

    void pause(Set<Item> items) {
        park(transfer -> items.contains(transfer.item));
        waitlist.release(held -> items.contains(held.item()));
    }

    /// Ends attempts in order: the server keeps what came, the rows go back to the front of the queue.
    private void park(Predicate<Transfer> which) {
        for (Transfer transfer : matching(which)) {
            transfer.pauseAtServer();
            transfer.endByPerson(FileState.PAUSED);
            remove(transfer);
            comeBack(transfer.item, transfer.row());
        }
    }

    /// Ends everything of these items that is under way or waits; the server keeps what came, until it is told
    /// otherwise.
    void drop(Set<Item> items) {
        for (Transfer transfer : matching(transfer -> items.contains(transfer.item))) {
            transfer.pauseAtServer();
            transfer.endByPerson(FileState.CANCELLED);
            remove(transfer);
            waitlist.forget(transfer.row().id());
        }
        folders.drop(items);
        waitlist.drop(items);
    }

    /// Everything that waits is tried now.
    void retryNow() {
        waitlist.release(held -> true);
        request();
    }

    private List<Transfer> matching(Predicate<Transfer> which) {
        List<Transfer> matching = new ArrayList<>();
        large.values().stream().filter(which).forEach(matching::add);
        small.values().stream().filter(which).forEach(matching::add);
        return matching;
    }

    void laneOpened() {
        List.copyOf(large.values()).forEach(LargeTransfer::laneOpened);
        request();
    }

    /// Keeps how far the large files came; called every few seconds.
    void remember() {
        large.values().forEach(Transfer::remember);
    }

    /// Called a few times a second.
    void tick() {
        long now = services.loop().nanos();
        List.copyOf(large.values()).forEach(transfer -> transfer.tick(now));
    }

    /// Ends all attempts in order; nothing begins any more.
    void stop() {
        stopped = true;
        for (Transfer transfer : matching(any -> true)) {
            transfer.pauseAtServer();
            transfer.endByPerson(FileState.PAUSED);
        }
        waitlist.stop();
        large.clear();
        small.clear();
    }
}
