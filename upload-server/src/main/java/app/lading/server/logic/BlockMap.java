package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.server.storage.BlockDigests;
import java.util.Arrays;

/// [ReceivedBytes] with the digests of the sealed blocks. No I/O; the owner guards it.
///
/// 100 GiB are 25,600 blocks: 3 KiB of bits and 800 KiB of digests. Digests are kept in pages that are made
/// when they are needed, so that announcing a huge file costs nothing.
final class BlockMap extends ReceivedBytes {
    private static final int PAGE_BLOCKS = 1024;
    private static final int DIGEST = Digests.SHA_256_BYTES;

    private final byte[][] pages;

    BlockMap(Blocks blocks) {
        super(blocks);
        this.pages = new byte[(blocks.count() + PAGE_BLOCKS - 1) / PAGE_BLOCKS][];
    }

    /// Whether the digest of a sealed block is this one.
    boolean hasDigest(int block, byte[] digest) {
        byte[] page = pages[block / PAGE_BLOCKS];
        int at = block % PAGE_BLOCKS * DIGEST;
        return page != null && Arrays.equals(page, at, at + DIGEST, digest, 0, DIGEST);
    }

    /// The digest of the block has matched.
    void seal(int block, byte[] digest) {
        markSealed(block);
        byte[] page = pages[block / PAGE_BLOCKS];
        if (page == null) {
            page = new byte[PAGE_BLOCKS * DIGEST];
            pages[block / PAGE_BLOCKS] = page;
        }
        System.arraycopy(digest, 0, page, block % PAGE_BLOCKS * DIGEST, DIGEST);
    }

    /// The digests of all blocks, which all are sealed.
    BlockDigests digests() {
        if (!allSealed()) {
            throw new IllegalStateException(sealedCount() + " of " + blocks().count() + " blocks are sealed");
        }
        byte[] all = new byte[blocks().count() * DIGEST];
        for (int page = 0; page < pages.length; page++) {
            int at = page * PAGE_BLOCKS * DIGEST;
            System.arraycopy(pages[page], 0, all, at, Math.min(PAGE_BLOCKS * DIGEST, all.length - at));
        }
        return BlockDigests.of(all);
    }
}
