package app.lading.client.cli;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// The fingerprint of content that comes in order, in pieces of any size. One thread; the memory does not grow.
final class ContentDigest {
    private final MessageDigest whole = Digests.sha256();
    private final MessageDigest block = Digests.sha256();
    private int inBlock;

    /// Takes the next bytes, all that remain in the buffer.
    void update(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int length = Math.min(bytes.remaining(), Blocks.BLOCK_SIZE - inBlock);
            ByteBuffer piece = bytes.duplicate();
            piece.limit(piece.position() + length);
            block.update(piece);
            bytes.position(bytes.position() + length);
            inBlock += length;
            if (inBlock == Blocks.BLOCK_SIZE) {
                endBlock();
            }
        }
    }

    /// The fingerprint of everything that came. Nothing may come after it.
    Fingerprint fingerprint() {
        if (inBlock > 0) {
            endBlock();
        }
        return new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, whole.digest());
    }

    private void endBlock() {
        whole.update(block.digest());
        inBlock = 0;
    }
}
