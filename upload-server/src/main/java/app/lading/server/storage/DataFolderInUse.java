package app.lading.server.storage;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Another process has the data folder. The message says who, for people.
public final class DataFolderInUse extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable LockInfo holder;

    DataFolderInUse(Path data, @Nullable LockInfo holder) {
        super("the data folder " + data + " is in use by "
                + (holder == null ? "another process" : holder.describe())
                + "; stop that one first, or choose another folder");
        this.holder = holder;
    }

    /// Who has it, when that could be read.
    public Optional<LockInfo> holder() {
        return Optional.ofNullable(holder);
    }
}
