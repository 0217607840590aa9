package app.lading.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.manifest.ManifestEntry;
import app.lading.client.manifest.ManifestFormat;
import app.lading.model.digest.Blocks;
import app.lading.model.digest.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifyTest extends CommandHarness {
    private byte[] large = new byte[0];

    @BeforeEach
    void content() throws Exception {
        large = new byte[Blocks.BLOCK_SIZE + 5000];
        new Random(7).nextBytes(large);
        Path day = Files.createDirectories(folder.resolve("Day-2"));
        Files.write(day.resolve("large.mov"), large);
        Files.writeString(day.resolve("notes.txt"), "hello");
        Files.write(
                folder.resolve("list.txt"),
                List.of(
                        "# a remark",
                        line("Day-2/large.mov", large),
                        line("Day-2/notes.txt", "hello".getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] sha256(byte[] content) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    /// The fingerprint as PROTOCOL.md defines it, written anew here.
    private static String line(String path, byte[] content) throws NoSuchAlgorithmException {
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < content.length; i += Blocks.BLOCK_SIZE) {
            whole.update(sha256(Arrays.copyOfRange(content, i, Math.min(content.length, i + Blocks.BLOCK_SIZE))));
        }
        return ManifestFormat.line(
                new ManifestEntry(path, new Fingerprint(Fingerprint.Algorithm.SHA_256_BLOCKS, whole.digest())));
    }

    @Test
    void files_that_are_as_they_were_sent_are_verified() {
        assertThat(run("verify", "list.txt")).isZero();

        assertThat(terminal.outText()).isEqualTo("""
                Verified: Day-2/large.mov
                Verified: Day-2/notes.txt
                2 files verified.
                """);
    }

    @Test
    void one_flipped_bit_is_found() throws IOException {
        large[large.length - 3] ^= 1;
        Files.write(folder.resolve("Day-2/large.mov"), large);

        assertThat(run("verify", "list.txt", "--quiet")).isEqualTo(1);
        assertThat(terminal.outText()).isEqualTo("Different: Day-2/large.mov\n1 file verified, 1 different.\n");
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(folder.resolve("Day-2/notes.txt"));

        assertThat(run("verify", "list.txt")).isEqualTo(1);
        assertThat(terminal.outText()).contains("Missing: Day-2/notes.txt").contains("1 missing");
    }

    @Test
    void files_may_lie_elsewhere() throws IOException {
        Path other = Files.createDirectories(folder.resolve("backup"));
        Files.move(folder.resolve("Day-2"), other.resolve("Day-2"));

        assertThat(run("verify", "list.txt")).isEqualTo(1);
        assertThat(run("verify", "list.txt", "--in", "backup")).isZero();
    }

    @Test
    void the_plain_sha_256_is_a_by_product() throws Exception {
        assertThat(run("verify", "list.txt", "--write-sha256", "plain.txt")).isZero();

        assertThat(Files.readAllLines(folder.resolve("plain.txt")))
                .containsExactly(
                        HexFormat.of().formatHex(sha256(large)) + "  Day-2/large.mov",
                        HexFormat.of().formatHex(sha256("hello".getBytes(StandardCharsets.UTF_8)))
                                + "  Day-2/notes.txt");
    }

    @Test
    void what_is_no_manifest_is_refused() throws IOException {
        Files.writeString(folder.resolve("other.txt"), "hello\n");

        assertThat(run("verify", "other.txt")).isEqualTo(2);
        assertThat(terminal.errText()).contains("Line 1 is not one of a manifest");
        assertThat(run("verify", "nowhere.txt")).isEqualTo(2);
        assertThat(terminal.errText()).contains("it does not exist");
    }
}
