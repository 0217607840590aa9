package app.lading.client.transfer;

import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import app.lading.model.error.ErrorCode;
import app.lading.model.size.ByteSize;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Files that are larger than the server takes: they fail before anything of them is read or sent, as soon as
/// the server has said how large a file may be. On the loop.
final class LargestAllowed {
    private static final int PAGE = 256;

    private final Services services;
    private final Queue queue;
    private final Scheduler scheduler;
    private long most = Long.MAX_VALUE;

    LargestAllowed(Services services, Queue queue, Scheduler scheduler) {
        this.services = services;
        this.queue = queue;
        this.scheduler = scheduler;
    }

    /// Why a file that was just found need not be tried; empty when it may be.
    Optional<Problem> problem(long size) {
        return size <= most
                ? Optional.empty()
                : Optional.of(new Problem(
                        ErrorCode.FILE_TOO_LARGE.wireName(),
                        "this server takes files up to " + ByteSize.format(most) + ", but this one has "
                                + ByteSize.format(size),
                        ErrorCode.FILE_TOO_LARGE.remedy()));
    }

    /// The server said it. What is under way meets the server's own refusal, also before the first byte.
    void learned(long bytes) {
        if (bytes == most) {
            return;
        }
        most = bytes;
        // Where all together are not so large, none of them is: the disk need not be asked.
        if (queue.sums().bytes() > most) {
            failWhatIsOpen();
        }
    }

    private void failWhatIsOpen() {
        Set<Item> changed = new HashSet<>();
        long after = 0;
        List<FileRow> page;
        do {
            page = services.store().openLarger(most, after, PAGE);
            for (FileRow row : page) {
                after = row.id();
                if (!scheduler.holds(row.id())) {
                    queue.item(row.item())
                            .ifPresent(item -> problem(row.size()).ifPresent(problem -> {
                                services.ledger().failed(item, row, problem);
                                changed.add(item);
                            }));
                }
            }
        } while (page.size() == PAGE);
        changed.forEach(queue::reread);
    }
}
