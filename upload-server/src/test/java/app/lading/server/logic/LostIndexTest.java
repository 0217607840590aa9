package app.lading.server.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An index that is lost or damaged is made anew from everything else.
class LostIndexTest extends WithCore {
    @ParameterizedTest
    @ValueSource(strings = {"deleted", "truncated", "zeroed", "flipped"})
    void a_lost_or_damaged_index_is_rebuilt_from_everything_else(String how) throws Exception {
        core.accounts().add("ana", "correct horse", false, 1L << 30);
        Sender finished = large(11);
        var receipt = finished.upload(core.uploads()).finished();
        Sender open = large(12).named("open.mov");
        HeardPeer peer = new HeardPeer();
        UploadStream stream = open.open(core.uploads(), peer);
        open.send(stream, 0, BLOCK);
        open.seal(stream, 0);
        Awaitility.await().until(() -> stream.durable() == BLOCK);
        core.library().makeFolder(Sender.ANA, "empty/inside");
        core.close();

        Path index = data.resolve("lading.mv.db");
        byte[] bytes = Files.readAllBytes(index);
        switch (how) {
            case "deleted" -> Files.delete(index);
            case "truncated" -> Files.write(index, Arrays.copyOf(bytes, bytes.length / 3));
            case "zeroed" -> Files.write(index, new byte[0]);
            default -> {
                for (int i = 0; i < bytes.length; i += 61) {
                    bytes[i] ^= 0x55;
                }
                Files.write(index, bytes);
            }
        }
        core = fixture.open(data);

        assertThat(core.accounts().list()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("ana");
            assertThat(account.quota()).isEqualTo(1L << 30);
            assertThat(account.used()).isEqualTo(finished.content.length);
        });
        core.sessions().signIn("ana", "correct horse", "127.0.0.1");
        assertThat(finished.upload(core.uploads()).finished()).isEqualTo(receipt);
        assertThat(core.library().page(Sender.ANA, "empty", null, 10).folders()).containsExactly("inside");
        HeardPeer again = new HeardPeer();
        UploadStream resumed = open.open(core.uploads(), again);
        assertThat(again.ready().durable()).isEqualTo(BLOCK);
        open.sendMissing(resumed, again.ready().missing(), again.ready().unsealed());
        resumed.finish(open.blocksFingerprint());
        again.finished();
        assertFile(data, open, "open.mov");
        if (!how.equals("deleted") && !how.equals("zeroed")) {
            try (Stream<Path> all = Files.list(data)) {
                assertThat(all).anyMatch(path -> path.getFileName().toString().startsWith("lading.mv.db.corrupt-"));
            }
        }
    }

    @Test
    void files_without_any_record_are_adopted_when_the_index_is_rebuilt() throws Exception {
        Sender sender = large(13);
        sender.upload(core.uploads()).finished();
        core.close();
        Files.delete(data.resolve("lading.mv.db"));
        Files.delete(data.resolve("journal.log"));
        core = fixture.open(data);
        var files = core.library().page(Sender.ANA, "Day-2", null, 10).files();
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("cut.mov");
            assertThat(file.fingerprint()).isEqualTo(sender.blocksFingerprint());
        });
    }
}
