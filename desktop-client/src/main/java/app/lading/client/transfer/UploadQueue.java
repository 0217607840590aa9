package app.lading.client.transfer;

import app.lading.client.link.Token;
import app.lading.model.message.ConflictPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a window does with the queue. Thread safe; every method returns at once, and what it asked for shows in
/// the next [Snapshot], which is made a few milliseconds later. Numbers of items and files that are not (or no
/// longer) there are passed over in silence: a person may press a button on a row that is just leaving.
public interface UploadQueue extends AutoCloseable {

    /// Connects, and goes on with what the store holds. Called once.
    void start();

    /// Adds items at the end of the queue, in the order given.
    ///
    /// @return their numbers, in the same order
    CompletableFuture<List<Long>> add(List<ItemRequest> requests);

    /// Pauses items until [#resume], over restarts too. Bytes stop within a second; the server keeps what it
    /// has, and the place goes to the next item.
    void pause(Collection<Long> items);

    void resume(Collection<Long> items);

    /// A person's switch over the whole queue; the items' own pauses stay as they are, and so does a [#hold].
    /// Not kept over restarts.
    void pauseAll();

    void resumeAll();

    /// Lets nothing be sent for a reason that is nobody's pause: the hours, or what the network costs. All that
    /// is to be sent waits for it, and says so. Neither this nor [#pauseAll] ends the other: bytes move when
    /// there is none of both. Not kept over restarts; set before [#start], it holds from the first byte on.
    ///
    /// @param why null when nothing holds it any more
    void hold(@Nullable Waiting why);

    /// Gives items up. Bytes stop now and the rows stay, as cancelled; the server is told after
    /// [#graceSeconds], so that until then [#undo] costs nothing. Files that are finished stay finished.
    void cancel(Collection<Long> items);

    /// Gives items up and forgets them. The rows vanish now; what is unfinished is given up at the server, and
    /// the items are forgotten, after [#graceSeconds], over restarts too.
    void remove(Collection<Long> items);

    /// Takes [#cancel] or [#remove] back. After the grace a removed item is gone, and a cancelled one is queued
    /// again with what the server still has of it.
    void undo(Collection<Long> items);

    /// Removes all items that are done, skipped or cancelled, as [#remove] does; those that wait for an answer or
    /// failed stay.
    void clearDone();

    /// How long [#undo] is free.
    static int graceSeconds() {
        return Grace.SECONDS;
    }

    /// Tries the failed files of items again. A cancelled item is queued again; so is one of which everything was
    /// skipped, and then names that exist are asked about anew.
    void retry(Collection<Long> items);

    void retryAllFailed();

    /// Tries some failed or skipped files of an item again.
    void retryFiles(long item, Collection<Long> files);

    /// Answers all files of an item that ask because their names exist, and those that will.
    void answer(long item, ConflictPolicy policy);

    /// Answers some files that ask because their names exist.
    void answerFiles(Collection<Long> files, ConflictPolicy policy);

    /// Sends a file, or a folder that was left out, under another name: for `bad-name` and `name-exists`. A
    /// name that the server would refuse as well makes it ask again.
    void rename(long file, String newName);

    /// Leaves files out that ask or failed.
    void skip(Collection<Long> files);

    /// Moves items within the queue; they keep their order among each other, and stay behind more urgent ones.
    void place(Collection<Long> items, Place place);

    /// Changes the urgency; `FIRST` is "send first".
    void priority(Collection<Long> items, Priority priority);

    /// Limits the speed from now on.
    ///
    /// @param bytesPerSecond over all lanes; 0 for no limit
    void limit(long bytesPerSecond);

    /// How many files of more than one block are sent at once, from now on; those under way are not disturbed.
    ///
    /// @param largeFiles 1 or more
    void parallel(int largeFiles);

    /// The most connections, from now on; one that is too many is closed when nothing travels on it any more.
    ///
    /// @param lanes 1 to 16
    void lanes(int lanes);

    /// What is left out of folders, from the next walk on.
    void rules(ScanRules rules);

    /// Ends all waiting: the network changed, the machine woke, or a person pressed "try now".
    void retryNow();

    /// There is a new session: go on.
    void signedIn(Token token);

    /// Everything that moves, as of at most a quarter of a second ago. Cheap.
    Snapshot snapshot();

    /// A page of an item's files.
    CompletableFuture<List<FileReport>> files(FileQuery query);

    /// A page of an item's notices.
    ///
    /// @param after the number of the last notice of the page before; 0 for the first page
    CompletableFuture<List<Notice>> notices(long item, long after, int limit);

    /// What the server has of a file, block by block; empty when there is no such file, or nobody can tell now.
    CompletableFuture<Optional<BlockView>> blocks(long file);

    /// A page of an item's files that ask a person.
    ///
    /// @param after the number of the last file of the page before; 0 for the first page
    CompletableFuture<List<Clash>> clashes(long item, long after, int limit);

    /// A page of an item's files that cannot be sent as they are, because of their names, because they
    /// cannot be read, or because they are larger than the server takes; those that ask and those that
    /// failed. What [Preflight] counts, file by file.
    ///
    /// @param after the number of the last file of the page before; 0 for the first page
    CompletableFuture<List<Clash>> unfit(long item, long after, int limit);

    /// Ends in order: the server is told to keep what came, everything stays in the store for the next start.
    /// Takes a few seconds at most; calling it again does nothing.
    @Override
    void close();
}
