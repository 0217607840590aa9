package app.lading.client.cli;

import app.lading.client.store.StatePlace;
import app.lading.model.digest.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The folder in which the program remembers: sign-ins and unfinished jobs. One that the program makes
/// is for its owner only.
///
/// @param path absolute
record StateFolder(Path path) {
    private static final int JOB_NAME_BYTES = 12;

    /// The folder that was named, or the system's usual place.
    ///
    /// @param named with `--state`
    static StateFolder of(@Nullable Path named, CliContext context) {
        Path folder = named != null
                ? context.workFolder().resolve(named)
                : StatePlace.usual(context.system(), context.environment(), context.home());
        return new StateFolder(folder.toAbsolutePath().normalize());
    }

    /// Makes the folder, for its owner only, when it is not there.
    StateFolder make() throws CliException {
        try {
            makeForOwner(path);
            return this;
        } catch (IOException e) {
            throw cannot("make", e);
        }
    }

    Path signIns() {
        return path.resolve("sign-ins.json");
    }

    Path log() {
        return path.resolve("lading.log");
    }

    /// The folder of one `put`: the same server, user, target and paths always have the same one.
    Path job(String server, String user, String folder, List<Path> paths) {
        MessageDigest digest = Digests.sha256();
        digest.update((server + '\n' + user + '\n' + folder + '\n').getBytes(StandardCharsets.UTF_8));
        paths.stream().map(Path::toString).sorted().forEach(path -> {
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        });
        return path.resolve("jobs").resolve(HexFormat.of().formatHex(digest.digest(), 0, JOB_NAME_BYTES));
    }

    /// A sentence about what could not be done with this folder.
    CliException cannot(String verb, IOException e) {
        return new CliException(
                ExitCode.FAILED,
                "Cannot " + verb + " the state folder " + path + ": " + FileTrouble.sentence(e),
                "Make it yours and writable, or name another one with --state.",
                e);
    }

    static void makeForOwner(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, attributes);
    }
}
