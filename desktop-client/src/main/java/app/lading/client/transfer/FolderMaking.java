package app.lading.client.transfer;

import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerApi;
import app.lading.client.store.FileRow;
import app.lading.client.store.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Empty folders that are being made at the server, a few at a time: each is a call of its own.
final class FolderMaking {
    private static final int MOST = 4;

    private final Services services;
    private final Waitlist waitlist;
    private final Runnable changed;
    private final Map<Long, Call> calls = new HashMap<>();

    /// @param changed called after each end: another one may begin
    FolderMaking(Services services, Waitlist waitlist, Runnable changed) {
        this.services = services;
        this.waitlist = waitlist;
        this.changed = changed;
    }

    /// One call. Not a record: each is only equal to itself, so that a late answer is not taken for that of a
    /// later call.
    private static final class Call {
        private final Item item;

        private Call(Item item) {
            this.item = item;
        }
    }

    boolean isFull() {
        return calls.size() >= MOST;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    boolean contains(long file) {
        return calls.containsKey(file);
    }

    /// How many are being made.
    int count() {
        return calls.size();
    }

    void make(Item item, FileRow row) {
        Call call = new Call(item);
        calls.put(row.id(), call);
        services.calls()
                .ask(
                        (ServerApi api) -> api.makeFolder(row.folder()),
                        made -> {
                            if (calls.remove(row.id(), call)) {
                                waitlist.forget(row.id());
                                services.ledger().folderDone(item, row);
                                changed.run();
                            }
                        },
                        failure -> {
                            if (calls.remove(row.id(), call)) {
                                failed(item, row, failure);
                                changed.run();
                            }
                        });
    }

    private void failed(Item item, FileRow row, LinkFailure failure) {
        if (failure.retryable() || failure.kind() == LinkFailure.Kind.NOT_SIGNED_IN) {
            long delay = waitlist.tries(row).backoff().next();
            waitlist.add(item, row, WaitReason.NETWORK, failure.message(), failure.remedy(), delay);
        } else {
            waitlist.forget(row.id());
            String code = failure.code() == null ? "refused" : failure.code();
            services.ledger().failed(item, row, new Problem(code, failure.message(), failure.remedy()));
        }
    }

    /// Answers about folders of these items are not waited for any more.
    void drop(Collection<Item> items) {
        calls.values().removeIf(call -> items.contains(call.item));
    }
}
