package app.lading.client.transfer;

import app.lading.client.store.Problem;
import app.lading.client.store.SourceStamp;
import app.lading.client.transfer.BufferPool.Buffer;
import app.lading.model.digest.Blocks;
import app.lading.model.message.ClientMessage;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads the blocks of one large file: to send them, to seal what the server has, or to hash ahead; and hands them on.
final class BlockWork {
    /// The last buffers are left for files of priority `FIRST`.
    private static final long LEFT_FOR_FIRST = Blocks.BLOCK_SIZE;

    /// So many blocks are read at a time to see whether they are still the same.
    private static final int PROVED_AT_ONCE = 2;

    private final Services services;
    private final Path path;
    private final Blocks blocks;
    private final BlockPlan plan;
    private final FileDigests digests;
    private final Owner owner;
    private final BitSet proving = new BitSet();
    private int reading;

    BlockWork(Services services, Path path, Blocks blocks, BlockPlan plan, FileDigests digests, Owner owner) {
        this.services = services;
        this.path = path;
        this.blocks = blocks;
        this.plan = plan;
        this.digests = digests;
        this.owner = owner;
    }

    /// The upload for which blocks are read.
    interface Owner {
        /// The attempt is over: what was read is of no use.
        boolean isOver();

        /// Everything is sealed: no block is to be sent any more.
        boolean isFinishing();

        Priority priority();

        /// The file turned out to be another one.
        void sourceChanged(String how);

        /// The file cannot be read.
        void sourceBroken(Problem problem);

        /// The seal of a block that the server had went out.
        void sealSent(Attachment attachment, int block, boolean wasChecked);

        /// A reading ended: there may be room for more, or nothing left to wait for.
        void wasRead();
    }

    /// How many readings are under way.
    int reading() {
        return reading;
    }

    private @Nullable Buffer takeBuffer() {
        return services.largeBuffers().take(Blocks.BLOCK_SIZE, owner.priority() == Priority.FIRST ? 0 : LEFT_FOR_FIRST);
    }

    /// Begins to read the next block for a lane.
    ///
    /// @return whether there was one, and a buffer for it
    boolean readNext(SourceFile file, Attachment attachment) {
        Buffer buffer = takeBuffer();
        if (buffer == null) {
            return false;
        }
        BlockPlan.Task task = plan.next(attachment.id());
        if (task == null) {
            buffer.release();
            return false;
        }
        attachment.count++;
        read(file, task.block(), buffer, (before, result) -> {
            attachment.count--;
            hand(attachment, task, buffer, before, result);
        });
        return true;
    }

    private void hand(
            Attachment attachment, BlockPlan.Task task, Buffer buffer, SourceStamp before, SourceResult result) {
        byte[] digest = owner.isOver() ? null : digestOf(task.block(), before, result);
        if (digest == null || attachment.stream.isEnded() || owner.isFinishing()) {
            buffer.release();
        } else if (task.ranges().isEmpty()) {
            buffer.release();
            attachment.say(new ClientMessage.Seal(
                    attachment.stream.number(), task.block(), HexFormat.of().formatHex(digest)));
            owner.sealSent(attachment, task.block(), true);
        } else {
            attachment.count++;
            attachment.stream.send(
                    new BlockSend(task.block(), blocks.start(task.block()), buffer, digest, task.ranges()));
        }
        owner.wasRead();
    }

    /// Hashes blocks whose digest is not known, as many at once as `ahead` allows.
    void hashNext(SourceFile file, HashAhead ahead) {
        int block;
        while ((block = ahead.next(digests.known())) >= 0) {
            Buffer buffer = takeBuffer();
            if (buffer == null) {
                ahead.giveBack(block);
                return;
            }
            int hashed = block;
            read(file, block, buffer, (before, result) -> {
                buffer.release();
                if (!owner.isOver() && digestOf(hashed, before, result) != null) {
                    ahead.wasHashed();
                }
                owner.wasRead();
            });
        }
    }

    /// Reads blocks again that were read before something was done to the file, beside the sending.
    void proveNext(SourceFile file) {
        int block;
        while (proving.cardinality() < PROVED_AT_ONCE && (block = digests.nextToProve(proving)) >= 0) {
            Buffer buffer = takeBuffer();
            if (buffer == null) {
                return;
            }
            int proved = block;
            proving.set(proved);
            read(file, proved, buffer, (before, result) -> {
                buffer.release();
                proving.clear(proved);
                if (!owner.isOver()) {
                    digestOf(proved, before, result);
                }
                owner.wasRead();
            });
        }
    }

    private void read(SourceFile file, int block, Buffer buffer, BiConsumer<SourceStamp, SourceResult> then) {
        reading++;
        SourceStamp before = digests.state();
        services.reader().read(path, file, before, blocks.start(block), blocks.length(block), buffer, result -> {
            reading--;
            then.accept(before, result);
        });
    }

    /// The digest of what was read, kept in the ledger; null when the file turned out to be another one.
    private byte @Nullable [] digestOf(int block, SourceStamp before, SourceResult result) {
        switch (result) {
            case SourceResult.Read read -> {
                byte[] digest = read.sha256();
                if (digest == null) {
                    throw new IllegalStateException("a block was read without a digest");
                }
                if (digests.accept(block, digest, before, read.stamp())) {
                    return digest;
                }
                owner.sourceChanged("its content is not what it was, although size and time are");
            }
            case SourceResult.Changed changed -> owner.sourceChanged(changed.how());
            case SourceResult.Broken broken -> owner.sourceBroken(broken.problem());
            default -> throw new IllegalStateException("reading a block answers with the block, a change or a failure");
        }
        return null;
    }
}
