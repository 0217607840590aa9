package app.lading.server.logic;

import app.lading.model.api.Api;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import app.lading.server.storage.FileRow;
import app.lading.server.storage.FileStore;
import app.lading.server.storage.ListedFile;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finished files. All methods but [#space] and [#freeOnDisk] wait for index and disk. Thread safe.
public final class Library {
    /// The digests of the largest file take 32 MiB.
    private static final int VERIFY_PAGE = 1;

    private final FileStore files;
    private final SeenWhole seen;
    private final Ledger ledger;
    private final DownloadPlaces downloads = new DownloadPlaces();
    private final Opener.Quotas quotas;

    Library(FileStore files, SeenWhole seen, Ledger ledger, Opener.Quotas quotas) {
        this.files = files;
        this.seen = seen;
        this.ledger = ledger;
        this.quotas = quotas;
    }

    /// One page of a folder: on the first one also the names of the folders inside.
    ///
    /// @param after the `next` of the page before, null for the first
    /// @param limit 1 to 1,000
    /// @throws LadingException `not-found`, `bad-name`, `bad-request`, `store-unavailable`
    public Api.FilePage page(UserRef user, String folder, @Nullable String after, int limit) throws LadingException {
        FileNames.checkFolder(folder);
        if (limit < 1 || limit > 1000) {
            throw new LadingException(ErrorCode.BAD_REQUEST, "limit is 1 to 1000, but got " + limit);
        }
        if (!files.hasFolder(user.name(), folder)) {
            throw new LadingException(ErrorCode.NOT_FOUND, "there is no such folder");
        }
        List<String> folders = after == null
                ? files.foldersIn(user.name(), folder).stream()
                        .map(each -> each.substring(each.lastIndexOf('/') + 1))
                        .toList()
                : List.of();
        List<ListedFile> rows = files.page(user.name(), folder, after, limit + 1);
        boolean more = rows.size() > limit;
        List<ListedFile> shown = more ? rows.subList(0, limit) : rows;
        return new Api.FilePage(
                folder,
                folders,
                shown.stream().map(Library::describe).toList(),
                more ? shown.getLast().name() : null);
    }

    /// The one file of that name; none when there is none.
    ///
    /// @throws LadingException `not-found` for the folder, `bad-name`, `store-unavailable`
    public Api.FilePage byName(UserRef user, String folder, String name) throws LadingException {
        FileNames.checkFolder(folder);
        FileNames.checkName(name);
        if (!files.hasFolder(user.name(), folder)) {
            throw new LadingException(ErrorCode.NOT_FOUND, "there is no such folder");
        }
        List<Api.File> found = files.byName(user.name(), folder, name).stream()
                .map(Library::describe)
                .toList();
        return new Api.FilePage(folder, List.of(), found, null);
    }

    /// Opens a file for reading.
    ///
    /// @throws LadingException `not-found` for unknown ones and those of others alike; `damaged` when it is
    ///     damaged or its bytes are not there; `too-many-requests` when too many are open
    public FileContent content(UserRef user, String file) throws LadingException {
        FileRow row = files.byId(user.name(), file).orElseThrow(Library::notFound);
        DownloadPlaces.Place place = downloads.take(user.name());
        try {
            return CheckedContent.open(files, row, place);
        } catch (LadingException e) {
            place.close();
            throw e;
        }
    }

    /// Deletes a file.
    ///
    /// @throws LadingException `not-found`, `store-unavailable`
    public void delete(UserRef user, String file) throws LadingException {
        FileRow removed = Outcomes.await(files.remove(user.name(), file));
        ledger.freed(user.name(), removed.size());
    }

    /// Makes a folder and those above it.
    ///
    /// @return false when it was there already
    /// @throws LadingException `bad-name`, also when a file has the name; `store-unavailable`
    public boolean makeFolder(UserRef user, String folder) throws LadingException {
        FileNames.checkFolder(folder);
        if (files.hasFolder(user.name(), folder)) {
            return false;
        }
        Outcomes.await(files.makeFolder(user.name(), folder));
        return true;
    }

    /// Removes an empty folder.
    ///
    /// @throws LadingException `not-found`, `bad-state` when it is not empty, `store-unavailable`
    public void removeFolder(UserRef user, String folder) throws LadingException {
        FileNames.checkFolder(folder);
        if (folder.isEmpty() || !files.hasFolder(user.name(), folder)) {
            throw new LadingException(ErrorCode.NOT_FOUND, "there is no such folder");
        }
        Outcomes.await(files.removeFolder(user.name(), folder));
    }

    /// What a user takes. Does not wait.
    public Space space(UserRef user) {
        Ledger.Use use = ledger.use(user.name());
        return new Space(quotas.of(user.name()), use.used(), use.reserved());
    }

    /// How many bytes the disk still takes, for all users together. Does not wait.
    public long freeOnDisk() {
        return ledger.free();
    }

    /// Reads every finished file against its digests; those found wrong are marked, and refused from then on.
    ///
    /// @param each hears of every file, in no particular order
    /// @throws LadingException `store-unavailable`
    public VerifyReport verify(Consumer<Verified> each) throws LadingException {
        Map<Verified.Verdict, Long> counts = new EnumMap<>(Verified.Verdict.class);
        long bytes = 0;
        String after = "";
        // Its own, so that it neither waits for downloads nor keeps any away.
        DownloadPlaces verifying = new DownloadPlaces();
        List<FileRow> page;
        do {
            page = files.all(after, VERIFY_PAGE);
            for (FileRow row : page) {
                Verified verified = verify(row, verifying);
                boolean wrong = verified.verdict() != Verified.Verdict.OK;
                after = row.id();
                if (wrong && !files.isStill(row)) {
                    // It was deleted or replaced while it was read.
                    continue;
                }
                counts.merge(verified.verdict(), 1L, Long::sum);
                bytes += verified.verdict() == Verified.Verdict.OK ? row.size() : 0;
                each.accept(verified);
            }
        } while (!page.isEmpty());
        try {
            for (FileStore.Stranger stranger : files.strangers()) {
                counts.merge(Verified.Verdict.UNKNOWN, 1L, Long::sum);
                each.accept(new Verified(
                        stranger.owner(),
                        stranger.folder(),
                        stranger.name(),
                        stranger.size(),
                        Verified.Verdict.UNKNOWN,
                        "it lies among the finished files, but was not uploaded"));
            }
        } catch (IOException e) {
            throw new LadingException(ErrorCode.IO_ERROR, "the folder of finished files cannot be read", e);
        }
        return new VerifyReport(
                counts.getOrDefault(Verified.Verdict.OK, 0L),
                counts.getOrDefault(Verified.Verdict.DAMAGED, 0L),
                counts.getOrDefault(Verified.Verdict.MISSING, 0L),
                counts.getOrDefault(Verified.Verdict.UNKNOWN, 0L),
                bytes);
    }

    private Verified verify(FileRow row, DownloadPlaces verifying) throws LadingException {
        if (!files.isThere(row)) {
            return verdict(row, Verified.Verdict.MISSING, "it is not on the disk, or not as long as it should be");
        }
        FileRow asNew = row.damaged() ? row.withDamaged(false) : row;
        try (DownloadPlaces.Place own = verifying.take(row.owner());
                CheckedContent content = CheckedContent.open(files, asNew, own)) {
            content.readAll(done -> {});
            seen.saw(row.id());
        } catch (LadingException e) {
            return verdict(row, Verified.Verdict.DAMAGED, String.valueOf(e.getMessage()));
        }
        if (row.damaged()) {
            // It was repaired from outside: readable again.
            Outcomes.await(files.setDamaged(row.id(), false));
        }
        return verdict(row, Verified.Verdict.OK, null);
    }

    private static Verified verdict(FileRow row, Verified.Verdict verdict, @Nullable String problem) {
        return new Verified(row.owner(), row.folder(), row.name(), row.size(), verdict, problem);
    }

    static Api.File describe(ListedFile row) {
        return new Api.File(
                row.id(), row.folder(), row.name(), row.size(), row.modified(), row.fingerprint(), row.published());
    }

    private static LadingException notFound() {
        return new LadingException(ErrorCode.NOT_FOUND, "there is no such file");
    }
}
