package app.lading.server.logic;

import app.lading.model.digest.Blocks;
import app.lading.model.digest.Digests;
import app.lading.model.digest.Fingerprint;
import app.lading.model.message.ClientMessage;
import app.lading.model.message.ConflictPolicy;
import app.lading.model.range.Range;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// A client as the protocol wants it, without a network.
final class Sender {
    static final UserRef ANA = new UserRef("ana", false);
    static final int CHUNK = 1 << 20;

    final byte[] content;
    final Blocks blocks;
    String name = "cut.mov";
    String folder = "Day-2";

    @Nullable
    String key;

    @Nullable
    String upload;

    @Nullable
    Fingerprint fingerprint;

    String run = "run-00000001";
    int lane;
    long modified = 1_790_000_000_000L;
    ConflictPolicy onConflict = ConflictPolicy.RENAME;

    Sender(byte[] content) {
        this.content = content;
        this.blocks = new Blocks(content.length);
    }

    static byte[] random(int size, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    Sender named(String newName) {
        name = newName;
        return this;
    }

    Sender keyed(String newKey) {
        key = newKey;
        return this;
    }

    ClientMessage.Init init() {
        return new ClientMessage.Init(
                1, key, name, folder, content.length, modified, fingerprint, upload, "laptop", run, lane, onConflict);
    }

    UploadStream open(Uploads uploads, HeardPeer peer) {
        return open(uploads, peer, ANA);
    }

    UploadStream open(Uploads uploads, HeardPeer peer, UserRef user) {
        UploadStream stream = uploads.open(user, init(), peer);
        stream.opened().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
        return stream;
    }

    void send(UploadStream stream, long start, long end) {
        for (long at = start; at < end; ) {
            long stop = Math.min(end, Math.min(at + CHUNK, blocks.end(blocks.blockOf(at))));
            if (!stream.chunk(at, stop - at)) {
                return;
            }
            stream.write(ByteBuffer.wrap(content, (int) at, (int) (stop - at)));
            at = stop;
        }
    }

    void seal(UploadStream stream, int block) {
        stream.seal(block, HexFormat.of().formatHex(digest(block)));
    }

    byte[] digest(int block) {
        MessageDigest digest = Digests.sha256();
        digest.update(content, (int) blocks.start(block), blocks.length(block));
        return digest.digest();
    }

    Fingerprint blocksFingerprint() {
        byte[] all = new byte[blocks.count() * 32];
        for (int block = 0; block < blocks.count(); block++) {
            System.arraycopy(digest(block), 0, all, block * 32, 32);
        }
        return Digests.fingerprintOf(all);
    }

    void sendMissing(UploadStream stream, List<Range> missing, List<Integer> unsealed) {
        unsealed.forEach(block -> seal(stream, block));
        for (Range range : missing) {
            for (int block = blocks.blockOf(range.start());
                    block < blocks.count() && blocks.start(block) < range.end();
                    block++) {
                send(stream, Math.max(range.start(), blocks.start(block)), Math.min(range.end(), blocks.end(block)));
                if (range.end() >= blocks.end(block)) {
                    seal(stream, block);
                }
            }
        }
    }

    /// The whole way, from `init` to the last word.
    HeardPeer upload(Uploads uploads) {
        HeardPeer peer = new HeardPeer();
        UploadStream stream = open(uploads, peer);
        if (!stream.ended()) {
            var ready = peer.ready();
            sendMissing(stream, ready.missing(), ready.unsealed());
            stream.finish(blocksFingerprint());
        }
        peer.last();
        return peer;
    }
}
