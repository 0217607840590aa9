package app.lading.client.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open file of one large transfer: looked at before it is trusted, and closed when the transfer is over and nobody
/// reads it any more.
final class HeldSource {
    private static final Logger LOG = LoggerFactory.getLogger(HeldSource.class);

    private final BlockReader reader;
    private final Path path;
    private final FileDigests digests;
    private final BlockWork.Owner owner;
    private final BooleanSupplier isBeingRead;
    private @Nullable SourceFile file;
    private boolean looking;

    /// @param owner the transfer; told when the file is another one by now, or cannot be looked at
    /// @param isBeingRead whether somebody reads it
    HeldSource(BlockReader reader, Path path, FileDigests digests, BlockWork.Owner owner, BooleanSupplier isBeingRead) {
        this.reader = reader;
        this.path = path;
        this.digests = digests;
        this.owner = owner;
        this.isBeingRead = isBeingRead;
    }

    /// The file is open from now on.
    void hold(SourceFile opened) {
        file = opened;
        closeWhenOver();
    }

    /// The open file; null before it was opened, and when it was closed.
    @Nullable
    SourceFile file() {
        return file;
    }

    /// Looks at the file; goes on when it is the same one, and tells whether nothing at all was done to it.
    void look(Consumer<Boolean> then) {
        SourceFile open = file;
        if (looking || open == null) {
            return;
        }
        looking = true;
        reader.check(path, open, digests.state(), result -> {
            looking = false;
            if (owner.isOver()) {
                closeWhenOver();
                return;
            }
            switch (result) {
                case SourceResult.Same same -> then.accept(digests.saw(same.stamp()));
                case SourceResult.Changed changed -> owner.sourceChanged(changed.how());
                case SourceResult.Broken broken -> owner.sourceBroken(broken.problem());
                default ->
                    throw new IllegalStateException("a check answers that the file is the same, changed or gone");
            }
        });
    }

    /// Closes the file when the transfer is over and nobody uses it any more.
    void closeWhenOver() {
        SourceFile open = file;
        if (open != null && owner.isOver() && !looking && !isBeingRead.getAsBoolean()) {
            file = null;
            reader.close(open, (IOException e) -> LOG.warn("closing {} failed", path, e));
        }
    }
}
