package app.lading.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Damages the database of a job as a bad disk does: a few pages, and none that opening reads.
public final class DamagedFiles {
    private static final int PARTS = 16;

    private DamagedFiles() {}

    /// Overwrites a part of what was written with a text in it. Where the pages in use lie is the database's affair, so
    /// several places are tried, on copies, until one is met by reading and not by opening.
    ///
    /// @param job the folder of a job that is not open
    /// @param scratch a folder for the copies
    public static void amid(Path job, String text, Path scratch) throws IOException, JobInUseException {
        Path file = job.resolve("job.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        List<Integer> places = places(bytes, text.getBytes(StandardCharsets.UTF_8));
        for (int part = PARTS - 1; part > 0; part--) {
            byte[] damaged = bytes.clone();
            int from = places.get(places.size() * (part - 1) / PARTS);
            int to = places.get(places.size() * part / PARTS);
            Arrays.fill(damaged, from, to, (byte) 0x5A);
            Path copy = Files.createDirectories(scratch.resolve("part-" + part));
            Files.write(copy.resolve("job.mv.db"), damaged);
            if (isMetLater(copy)) {
                Files.write(file, damaged);
                return;
            }
        }
        throw new AssertionError("no place in " + file + " is read later than at opening");
    }

    private static List<Integer> places(byte[] bytes, byte[] wanted) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                places.add(at);
            }
        }
        return places;
    }

    private static boolean isMetLater(Path job) throws IOException, JobInUseException {
        try (JobStore store = JobStore.open(job, Clock.systemUTC())) {
            if (store.damaged().isEmpty()) {
                store.items().forEach(item -> store.page(item.id(), Set.of(), 0, 100_000));
            }
            return false;
        } catch (StoreException e) {
            return true;
        }
    }
}
