package app.lading.client.manifest;

import app.lading.client.store.Receipt;
import app.lading.client.transfer.FileQuery;
import app.lading.client.transfer.FileReport;
import app.lading.client.transfer.FileState;
import app.lading.client.transfer.ItemView;
import app.lading.client.transfer.UploadQueue;
import app.lading.model.digest.Fingerprint;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Writes the manifest of a batch: every file of it that the server proved, with its fingerprint.
///
/// The files come from the queue page by page, so that a million of them need no more memory than a thousand.
/// Paths are relative to the folder that holds what was dropped: a manifest saved there is checked without
/// further words.
public final class ManifestExport {
    private static final int PAGE = 1000;

    private final UploadQueue queue;
    private final Executor work;

    /// Exports from a queue.
    ///
    /// @param work where files are written; one thread or more, never the window's
    public ManifestExport(UploadQueue queue, Executor work) {
        this.queue = queue;
        this.work = work;
    }

    /// Writes the manifest; a file of that name is replaced, in one step, when everything is written.
    ///
    /// @param server as a person knows it
    /// @return how many files it names; fails when it cannot be written
    public CompletableFuture<Long> write(ItemView item, String server, Path target, Instant now) {
        return CompletableFuture.supplyAsync(() -> Page.begin(item, server, target, now), work)
                .thenComposeAsync(page -> next(page, 0), work);
    }

    private CompletableFuture<Long> next(Page page, long after) {
        return queue.files(new FileQuery(page.item.id(), Set.of(FileState.DONE), after, PAGE))
                .thenApplyAsync(page::write, work)
                .whenComplete((files, trouble) -> {
                    if (trouble != null) {
                        page.giveUp();
                    }
                })
                .thenComposeAsync(
                        files -> files.size() == PAGE
                                ? next(page, files.getLast().id())
                                : CompletableFuture.completedFuture(page.end()),
                        work);
    }

    /// The file while it is written.
    private static final class Page {
        private final ItemView item;
        private final Path target;
        private final Path draft;
        private final BufferedWriter out;
        private long count;

        private Page(ItemView item, Path target, Path draft, BufferedWriter out) {
            this.item = item;
            this.target = target;
            this.draft = draft;
            this.out = out;
        }

        static Page begin(ItemView item, String server, Path target, Instant now) {
            Path draft = target.resolveSibling(target.getFileName() + ".part");
            try {
                Page page = new Page(item, target, draft, Files.newBufferedWriter(draft, StandardCharsets.UTF_8));
                page.line(ManifestFormat.remark("What " + server + " proved of " + item.path() + ", written " + now));
                page.line(ManifestFormat.remark("Check it with: lading verify " + target.getFileName()));
                return page;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        List<FileReport> write(List<FileReport> files) {
            try {
                for (FileReport file : files) {
                    Receipt receipt = file.receipt();
                    if (receipt != null) {
                        write(file, receipt);
                    }
                }
                return files;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void write(FileReport file, Receipt receipt) throws IOException {
            if (!receipt.name().equals(file.name())) {
                line(ManifestFormat.remark(
                        "On the server it is named " + receipt.folder() + "/" + receipt.name() + ":"));
            }
            line(ManifestFormat.line(
                    new ManifestEntry(relative(file.source()), Fingerprint.parse(receipt.fingerprint()))));
            count++;
        }

        private String relative(Path source) {
            Path base = item.path().getParent();
            Path path = base == null ? source : base.relativize(source);
            StringJoiner names = new StringJoiner("/");
            path.forEach(name -> names.add(name.toString()));
            return names.toString();
        }

        private void line(String text) throws IOException {
            out.write(text);
            out.write('\n');
        }

        /// What is not proved is said, so that nobody takes a part for the whole.
        private void missing() throws IOException {
            long missing = item.files() - count;
            if (missing > 0) {
                line(ManifestFormat.remark("Not in this list: " + missing + " of " + item.files()
                        + " files and empty folders (" + item.failedFiles() + " failed, " + item.skippedFiles()
                        + " left out, " + item.attentionFiles() + " waiting for an answer)"));
            }
        }

        long end() {
            try {
                missing();
                out.close();
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
                return count;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void giveUp() {
            try (out) {
                Files.deleteIfExists(draft);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
