package app.lading.server.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A disk that writes down what is asked of it, in order, and lets a test step in before each step. It knows
/// what a power cut would leave.
public final class TestDisk implements Disk {
    /// Steps in before a step is done: may fail it.
    public interface Before {
        void step(Step step) throws IOException;
    }

    /// One thing asked of the disk.
    ///
    /// @param name of the file or folder; empty for the database
    public record Step(String what, String name) {
        @Override
        public String toString() {
            return name.isEmpty() ? what : what + " " + name;
        }
    }

    /// What [Before] fails a step of the database with when its file is to be damaged.
    public static final String DAMAGED_INDEX = "File corrupted";

    private final Disk disk;
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private volatile Before before = step -> {};
    private volatile Before beforeRead = step -> {};
    private final UnforcedWrites unforced;
    private volatile long usable = -1;
    private volatile boolean reserves = true;
    private volatile boolean links = true;

    public TestDisk(Disk disk, UnforcedWrites unforced) {
        this.disk = disk;
        this.unforced = unforced;
    }

    /// Becomes a disk that cannot hold space for a file before its bytes come.
    public void reserveNothing() {
        reserves = false;
    }

    public void before(Before newBefore) {
        before = newBefore;
    }

    /// Steps in before reads, which are not among the steps.
    public void beforeRead(Before newBefore) {
        beforeRead = newBefore;
    }

    public void setUsableSpace(long bytes) {
        usable = bytes;
    }

    public List<Step> steps() {
        return new ArrayList<>(steps);
    }

    public List<String> stepsAsText() {
        return steps.stream().map(Step::toString).toList();
    }

    private void step(String what, @Nullable Path path) throws IOException {
        Step step = new Step(what, path == null ? "" : path.getFileName().toString());
        before.step(step);
        steps.add(step);
    }

    /// Becomes a disk that has no links.
    public void linkNothing() {
        links = false;
    }

    @Override
    public DiskFile open(Path path, Mode mode) throws IOException {
        step("open-" + mode.name().toLowerCase(Locale.ROOT), path);
        DiskFile file = disk.open(path, mode);
        String identity = String.valueOf(FileIdentity.of(path));
        return new DiskFile() {
            @Override
            public void write(ByteBuffer bytes, long position) throws IOException {
                step("write", path);
                unforced.write(identity, file, position, bytes.remaining());
                file.write(bytes, position);
            }

            @Override
            public int read(ByteBuffer into, long position) throws IOException {
                beforeRead.step(new Step("read", path.getFileName().toString()));
                return file.read(into, position);
            }

            @Override
            public void force() throws IOException {
                try {
                    step("force", path);
                    file.force();
                } catch (IOException e) {
                    unforced.forced(identity, false);
                    throw e;
                }
                unforced.forced(identity, true);
            }

            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public void setLength(long length) throws IOException {
                file.setLength(length);
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        };
    }

    @Override
    public void forceAll(List<DiskFile> files) throws IOException {
        for (DiskFile file : files) {
            file.force();
        }
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        step("force-folder", folder);
        disk.forceFolder(folder);
    }

    @Override
    public void place(Path from, Path to) throws IOException {
        step("place", to);
        disk.place(from, to);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        step("replace", to);
        disk.replace(from, to);
    }

    @Override
    public boolean link(Path existing, Path link) throws IOException {
        step("link", link);
        return links && disk.link(existing, link);
    }

    @Override
    public void copy(Path existing, Path copy) throws IOException {
        step("copy", copy);
        disk.copy(existing, copy);
    }

    @Override
    public void createFolders(Path folder) throws IOException {
        step("create-folder", folder);
        disk.createFolders(folder);
    }

    @Override
    public void setReadOnly(Path file) throws IOException {
        step("read-only", file);
        disk.setReadOnly(file);
    }

    @Override
    public void setWritable(Path file) throws IOException {
        disk.setWritable(file);
    }

    @Override
    public boolean delete(Path path) throws IOException {
        step("delete", path);
        return disk.delete(path);
    }

    @Override
    public boolean reserve(Path file, long size) throws IOException {
        step("reserve", file);
        return reserves && disk.reserve(file, size);
    }

    @Override
    public long usableSpace(Path path) {
        return usable >= 0 ? usable : disk.usableSpace(path);
    }

    @Override
    public long totalSpace(Path path) {
        return disk.totalSpace(path);
    }

    @Override
    public void before(DatabaseStep step) throws SQLException {
        try {
            step(step.name(), null);
        } catch (IOException e) {
            int code = DAMAGED_INDEX.equals(e.getMessage()) ? 90030 : 90098;
            throw new SQLException(e.getMessage(), "HY000", code, e);
        }
    }
}
