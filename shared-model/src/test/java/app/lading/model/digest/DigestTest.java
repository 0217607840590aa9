package app.lading.model.digest;

import static app.lading.model.digest.Blocks.BLOCK_SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.range.Range;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "4194303,1", "4194304,1", "4194305,2", "5368709120,1280", "107374182400,25600"})
    void a_file_has_as_many_blocks_as_it_needs(long size, int count) {
        assertThat(new Blocks(size).count()).isEqualTo(count);
    }

    @Test
    void the_last_block_is_shorter() {
        Blocks blocks = new Blocks(BLOCK_SIZE + 3L);
        assertThat(blocks.range(0)).isEqualTo(new Range(0, BLOCK_SIZE));
        assertThat(blocks.range(1)).isEqualTo(new Range(BLOCK_SIZE, BLOCK_SIZE + 3L));
        assertThat(blocks.length(1)).isEqualTo(3);
        assertThat(blocks.blockOf(BLOCK_SIZE - 1L)).isZero();
        assertThat(blocks.blockOf(BLOCK_SIZE)).isEqualTo(1);
        assertThat(blocks.hasBlock(2)).isFalse();
        assertThatThrownBy(() -> blocks.start(2)).hasMessageContaining("0 to 1, but got 2");
    }

    @Test
    void an_impossible_size_is_refused() {
        assertThatThrownBy(() -> new Blocks(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Blocks(Long.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_fingerprints_of_the_protocol_page_are_right() {
        assertThat(Digests.fingerprintOf(new byte[0]))
                .hasToString("sha-256-blocks:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        byte[] hello = Digests.sha256().digest("hello".getBytes(StandardCharsets.UTF_8));
        assertThat(Digests.fingerprintOf(hello))
                .hasToString("sha-256-blocks:9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50");
    }

    @Test
    void a_fingerprint_is_read_as_it_is_written_and_case_does_not_matter() {
        Fingerprint md5 = Fingerprint.parse("md5:9E107D9D372BB6826BD81D3542A419D6");
        assertThat(md5).hasToString("md5:9e107d9d372bb6826bd81d3542a419d6");
        assertThat(new Fingerprint(Fingerprint.Algorithm.MD5, md5.bytes())).isEqualTo(md5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "md5",
                "md5:",
                "md5:zz",
                "sha-1:00",
                "sha-256-blocks:00",
                "md5:9e107d9d372bb6826bd81d3542a419d"
            })
    void what_is_no_fingerprint_is_refused(String text) {
        assertThatThrownBy(() -> Fingerprint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but got");
    }
}
