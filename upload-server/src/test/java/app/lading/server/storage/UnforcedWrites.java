package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is on the disk under the pages that the system keeps in memory, so that a test can cut the power.
///
/// As Linux does it: a force that fails leaves the pages clean although they never were written, so that the
/// next force has nothing to do and succeeds; only writing them again makes them count. The index's own file
/// is not looked after.
public final class UnforcedWrites {
    private static final int PAGE = 4096;

    private final Map<String, FilePages> files = new HashMap<>();

    private static final class FilePages {
        private final Map<Long, byte[]> dirty = new HashMap<>();
        private final Map<Long, byte[]> lost = new HashMap<>();
    }

    synchronized void write(String file, DiskFile open, long position, int length) throws IOException {
        FilePages pages = files.computeIfAbsent(file, key -> new FilePages());
        for (long page = position / PAGE; page * PAGE < position + length; page++) {
            if (!pages.dirty.containsKey(page)) {
                byte[] onDisk = pages.lost.remove(page);
                if (onDisk == null) {
                    onDisk = new byte[PAGE];
                    open.read(ByteBuffer.wrap(onDisk), page * PAGE);
                }
                pages.dirty.put(page, onDisk);
            }
        }
    }

    synchronized void forced(String file, boolean succeeded) {
        FilePages pages = files.get(file);
        if (pages != null) {
            if (!succeeded) {
                pages.lost.putAll(pages.dirty);
            }
            pages.dirty.clear();
        }
    }

    /// What is left of a folder when the power is cut now.
    public synchronized Path cutPower(Path folder, Path copy) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.forEach(all::add);
        }
        for (Path path : all) {
            Path to = copy.resolve(folder.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(to);
                continue;
            }
            Files.copy(path, to);
            FilePages pages = files.get(String.valueOf(FileIdentity.of(path)));
            if (pages != null) {
                to.toFile().setWritable(true);
                long size = Files.size(to);
                try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
                    for (Map<Long, byte[]> kind : List.of(pages.lost, pages.dirty)) {
                        for (Map.Entry<Long, byte[]> page : kind.entrySet()) {
                            long at = page.getKey() * PAGE;
                            channel.write(ByteBuffer.wrap(page.getValue(), 0, (int) Math.min(PAGE, size - at)), at);
                        }
                    }
                }
            }
        }
        return copy;
    }
}
