package app.lading.client.cli;

import app.lading.model.message.ConflictPolicy;
import app.lading.model.name.FileNames;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a `put` is asked to send, checked before anything begins.
///
/// @param workFolder where the paths begin
/// @param onConflict what happens to a name that is taken
record Sources(Path workFolder, ConflictPolicy onConflict) {

    /// The absolute paths, each once, in the order given.
    ///
    /// @throws CliException with exit code 2 when something is not there, cannot be sent, or would take the name of
    ///     another
    List<Path> of(List<Path> paths) throws CliException {
        Set<Path> sources = new LinkedHashSet<>();
        List<String> missing = new ArrayList<>();
        List<String> special = new ArrayList<>();
        for (Path path : paths) {
            Path source = workFolder.resolve(path).toAbsolutePath().normalize();
            if (!Files.exists(source)) {
                boolean deadLink = Files.exists(source, LinkOption.NOFOLLOW_LINKS);
                missing.add(quoted(path) + (deadLink ? " (a link to nothing)" : ""));
            } else if (source.getFileName() == null) {
                throw CliException.usage("A whole disk cannot be sent: '" + path + "'.", "Name the folders in it.");
            } else if (!Files.isRegularFile(source) && !Files.isDirectory(source)) {
                special.add(quoted(path));
            }
            sources.add(source);
        }
        if (!missing.isEmpty()) {
            throw CliException.usage(
                    (missing.size() == 1 ? "This does not exist: " : "These do not exist: ")
                            + String.join(", ", missing) + ".",
                    "Nothing was sent. Check the spelling and the folder you are in: " + workFolder);
        }
        if (!special.isEmpty()) {
            throw CliException.usage(
                    (special.size() == 1
                                    ? "This is neither a file nor a folder: "
                                    : "These are neither files nor folders: ")
                            + String.join(", ", special) + ".",
                    "Nothing was sent. Pipes, sockets and devices have no end that could be verified:"
                            + " write their content to a file first, and send that.");
        }
        if (onConflict != ConflictPolicy.RENAME) {
            checkNames(sources);
        }
        return List.copyOf(sources);
    }

    /// Two of the same name in one command are meant to be two files at the server, and not one instead of the other.
    private void checkNames(Set<Path> sources) throws CliException {
        Map<Path, Path> names = new HashMap<>();
        for (Path source : sources) {
            Path other = names.putIfAbsent(source.getFileName(), source);
            if (other != null) {
                throw CliException.usage(
                        quoted(other) + " and " + quoted(source) + " would have the same name on the server.",
                        "Nothing was sent. Send them with two commands and another --to, or with --on-conflict rename.");
            }
        }
    }

    private static String quoted(Path path) {
        return "'" + FileNames.visible(path.toString()) + "'";
    }
}
