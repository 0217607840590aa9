package app.lading.client.cli;

import app.lading.client.link.Download;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.model.api.Api;
import app.lading.model.name.FileNames;
import app.lading.model.size.ByteSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Gets one file: continues what an earlier run left, waits while the way is broken, proves the content, and only then
/// gives it its name.
final class FileDownload {
    private static final int BUFFER = 256 * 1024;

    private final Visit visit;
    private final Interruption interruption;
    private final GetProgress progress;
    private final boolean force;

    /// How it ended.
    enum Outcome {
        VERIFIED,
        ALREADY_THERE,
        INTERRUPTED
    }

    /// A way to get files.
    ///
    /// @param force whether different files that are here are replaced
    FileDownload(Visit visit, Interruption interruption, GetProgress progress, boolean force) {
        this.visit = visit;
        this.interruption = interruption;
        this.progress = progress;
        this.force = force;
    }

    /// Gets a file.
    ///
    /// @param target where it shall be
    Outcome get(Api.File file, Path target) throws CliException {
        try {
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                if (isSame(file, target)) {
                    return Outcome.ALREADY_THERE;
                }
                if (!force || !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                    throw taken(target);
                }
            }
            try (PartFile part = PartFile.open(file, target)) {
                checkSpace(file, part, target);
                if (!fill(file, part)) {
                    return Outcome.INTERRUPTED;
                }
                part.publish(force);
            }
            return Outcome.VERIFIED;
        } catch (FileAlreadyExistsException e) {
            throw taken(target);
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.FAILED,
                    "Cannot write " + FileNames.visible(target.toString()) + ": " + FileTrouble.sentence(e),
                    remedy(e),
                    e);
        }
    }

    /// The same command helps when only the disk has to recover, and not when the name or the folder is refused.
    private static String remedy(IOException e) {
        boolean refused = e instanceof AccessDeniedException
                || e instanceof NoSuchFileException
                || e instanceof NotDirectoryException
                || (e instanceof FileSystemException named
                        && named.getReason() != null
                        && !named.getReason().contains("space"));
        return refused
                ? "Name another folder with --output."
                : "See that the disk has space and can be written, then run the same command again: it continues"
                        + " with what arrived.";
    }

    private static CliException taken(Path target) {
        return CliException.failed(
                "'" + FileNames.visible(target.toString()) + "' is here already, with other content.",
                "Name another folder with --output, or replace it with --force.");
    }

    private static boolean isSame(Api.File file, Path target) throws IOException {
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) != file.size()) {
            return false;
        }
        ContentDigest digest = new ContentDigest();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(target)) {
            while (channel.read(buffer.clear()) > 0) {
                digest.update(buffer.flip());
            }
        }
        return digest.fingerprint().equals(file.fingerprint());
    }

    private static void checkSpace(Api.File file, PartFile part, Path target) throws IOException, CliException {
        long free = Files.getFileStore(target.toAbsolutePath().getParent()).getUsableSpace();
        // Some file systems do not say what is free, and answer 0: a disk that fills up on the way says so itself.
        if (free > 0 && free < file.size() - part.length()) {
            throw CliException.failed(
                    "'" + FileNames.visible(file.name()) + "' has " + ByteSize.format(file.size()) + ", but only "
                            + ByteSize.format(free) + " are free here.",
                    "Free some space, or name another folder with --output.");
        }
    }

    /// Gets what is missing.
    ///
    /// @return false when it was interrupted
    private boolean fill(Api.File file, PartFile part) throws IOException, CliException {
        progress.begin(file, part.length());
        Patience patience = new Patience(interruption, progress);
        while (part.length() < file.size()) {
            if (interruption.happened()) {
                return false;
            }
            long before = part.length();
            LinkFailure failure = fetch(file, part);
            if (part.length() > before) {
                patience.moved();
            }
            if (failure != null && !interruption.happened()) {
                if (!failure.retryable()) {
                    throw CliException.of(new LinkException(failure));
                }
                if (!patience.await(failure)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// One try.
    ///
    /// @return why it ended before the end, null when it did not
    private @Nullable LinkFailure fetch(Api.File file, PartFile part) throws IOException, CliException {
        long from = part.length();
        try (Download download = visit.callOrFail(api -> api.download(file.file(), from, file.fingerprint()))) {
            if (download.fingerprint() != null && !download.fingerprint().equals(file.fingerprint())) {
                throw CliException.failed(
                        "'" + FileNames.visible(file.name()) + "' changed on the server meanwhile.",
                        "Run the same command again to get the new one.");
            }
            if (download.from() != from) {
                part.restart();
            }
            return copy(download, file, part);
        } catch (LinkException e) {
            return e.failure();
        }
    }

    private @Nullable LinkFailure copy(Download download, Api.File file, PartFile part) throws IOException {
        InputStream body = download.body();
        byte[] bytes = new byte[BUFFER];
        while (part.length() < file.size() && !interruption.happened()) {
            int count;
            try {
                count = body.read(bytes);
            } catch (IOException e) {
                return broken(e);
            }
            if (count < 0) {
                return broken(new IOException("the answer ended early"));
            }
            long room = file.size() - part.length();
            part.append(ByteBuffer.wrap(bytes, 0, (int) Math.min(count, room)));
            progress.moved(part.length());
        }
        return null;
    }

    private LinkFailure broken(IOException e) {
        return new LinkFailure(
                LinkFailure.Kind.BROKEN,
                "The connection to " + visit.account().server().hostAndPort() + " was lost",
                "It continues by itself.",
                null,
                null,
                e);
    }
}
