package app.lading.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Commits some rows, says so, and waits to be killed.
final class JobStoreKilledMain {
    private JobStoreKilledMain() {}

    public static void main(String[] arguments) throws IOException, JobInUseException, InterruptedException {
        JobStore store = JobStore.open(Path.of(arguments[0]), Clock.systemUTC());
        ItemRow item = store.addItems(List.of(ItemRow.fresh("/tree", "", true, "RENAME", 2, false, Instant.EPOCH)))
                .getFirst();
        List<FileRow> rows = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rows.add(FileRow.found(
                    item.id(),
                    "/tree/" + i,
                    "tree",
                    "f" + i,
                    FileRow.Kind.FILE,
                    new SourceStamp(1, 0, 0, "", 0),
                    "key-" + i));
        }
        store.addFiles(rows);
        store.commit();
        System.out.println("committed");
        new CountDownLatch(1).await();
    }
}
