package app.lading.packaging.trial;

import app.lading.model.name.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What lies on the server's disk, compared with what was sent: byte by byte, and without asking the server.
///
/// @param files the delivered files, in the order they were sent
/// @param size of all of them, in bytes
/// @param missing files that are not there, or differ
record Delivery(List<Path> files, long size, List<Path> missing) {

    /// @param sources files and folders, as given to the client
    /// @param folder where the server keeps the files of the user
    static Delivery compare(List<Path> sources, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Path> missing = new ArrayList<>();
        long size = 0;
        for (Path source : sources) {
            Path named = source.toAbsolutePath().normalize();
            Path name = named.getFileName() == null ? Path.of("") : named.getFileName();
            // A link that a person names is followed; links inside a folder are not.
            Path root = named.toRealPath();
            try (Stream<Path> tree = Files.walk(root)) {
                for (Path original : (Iterable<Path>) tree.filter(Delivery::isFile)::iterator) {
                    Path wanted =
                            folder.resolve(original.equals(root) ? name : name.resolve(root.relativize(original)));
                    Optional<Path> arrived = arrived(original, wanted);
                    if (arrived.isPresent()) {
                        files.add(arrived.get());
                        size += Files.size(original);
                    } else {
                        missing.add(original);
                    }
                }
            }
        }
        return new Delivery(files, size, missing);
    }

    /// Where a file lies: under its name, or, when another one had that name, under a numbered one.
    private static Optional<Path> arrived(Path original, Path wanted) throws IOException {
        Path candidate = wanted;
        for (int number = 2; isFile(candidate); number++) {
            if (Files.mismatch(original, candidate) == -1) {
                return Optional.of(candidate);
            }
            candidate = wanted.resolveSibling(FileNames.numbered(String.valueOf(wanted.getFileName()), number));
        }
        return Optional.empty();
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }
}
