package app.lading.packaging.programs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Makes files and compares trees of them.
public final class Trees {
    private static final String[] NAMES = {
        "plain.txt",
        "with space",
        ".hidden",
        "e\u0301clair",
        "\u00e9clair",
        "家族",
        "👩‍🚀.png",
        "NUL.txt",
        "a:b",
        "dot.",
        "ü".repeat(120)
    };

    private Trees() {}

    /// Writes a file of pseudo-random bytes.
    public static void file(Path file, long size, RandomGenerator random) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] buffer = new byte[1024 * 1024];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long left = size; left > 0; left -= Math.min(left, buffer.length)) {
                random.nextBytes(buffer);
                out.write(buffer, 0, (int) Math.min(left, buffer.length));
            }
        }
    }

    /// Makes a tree of many small files with the names people use.
    static void tree(Path folder, int files, RandomGenerator random) throws IOException {
        for (int i = 0; i < files; i++) {
            Path inside = folder.resolve("f" + i % 17).resolve(NAMES[i % NAMES.length]);
            file(inside.resolve(i + "-" + NAMES[i % (NAMES.length - 1)]), random.nextInt(64 * 1024), random);
        }
        Files.createDirectories(folder.resolve("empty"));
    }

    /// The SHA-256 of each file below a folder, by its path in the folder.
    public static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                digests.put(folder.relativize(path).toString(), sha256(path));
            }
        }
        return digests;
    }

    /// The bytes of all files below a folder.
    public static long size(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    /// Deletes a folder and all that is in it.
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }

    /// The SHA-256 of a file, as `sha256sum` prints it.
    static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
