package app.lading.packaging.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
            Path root = source.toAbsolutePath().normalize();
            Path base = root.getParent() == null ? root : root.getParent();
            try (Stream<Path> tree = Files.walk(root)) {
                for (Path original : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
                    Path arrived = folder.resolve(base.relativize(original));
                    if (Files.isRegularFile(arrived) && Files.mismatch(original, arrived) == -1) {
                        files.add(arrived);
                        size += Files.size(arrived);
                    } else {
                        missing.add(original);
                    }
                }
            }
        }
        return new Delivery(files, size, missing);
    }
}
