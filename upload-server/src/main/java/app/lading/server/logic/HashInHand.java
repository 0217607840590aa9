package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// Hashes the block that comes in order, from its first byte to its last, while its bytes are at hand: then
/// it need not be read back. A block that comes otherwise is left. Used by the thread of one socket only.
final class HashInHand {
    private static final int NONE = -1;

    private final MessageDigest digest = Digests.sha256();
    private int block = NONE;
    private long next;
    private int generation;

    /// Takes a piece that was just written.
    ///
    /// @param at its place in the file
    /// @param written how it was taken: a piece of which something was there already may differ from what
    /// is on the disk
    void take(Upload to, long at, ByteBuffer piece, Intake.Written written) {
        Blocks blocks = to.blocks();
        if (!written.whole()) {
            block = NONE;
            return;
        }
        int of = blocks.blockOf(at);
        if (at == blocks.start(of)) {
            digest.reset();
            block = of;
            next = at;
            generation = written.generation();
        }
        if (block != of || next != at || generation != written.generation()) {
            block = NONE;
            return;
        }
        next += piece.remaining();
        digest.update(piece);
        if (next == blocks.end(of)) {
            to.intake().digestInHand(of, digest.digest(), generation);
            block = NONE;
        }
    }
}
