package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketKeyTest {

    @Test
    void is_answered_as_the_rfc_shows() {
        assertThat(WebSocketKey.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dGhlIHNhbXBsZSBub25jZQ==", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void is_valid_when_it_is_16_bytes_in_base64(String key) {
        assertThat(WebSocketKey.isValid(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dGhlIHNhbXBsZSBub25jZQ", // without padding
                "dGhlIHNhbXBsZSBub25j", // 15 bytes
                "dGhlIHNhbXBsZSBub25jZWU=", // 17 bytes
                "dGhlIHNhbXBsZSBub25jZQ=", // padding cut
                "dGhlIHNhbXBsZSBub25jZWUu", // 18 bytes
                "dGhlIHNhbXBsZSBub25jZQ== ",
                "dGhlIHNhbXBsZSB*b25jZQ==",
                "dGhlIHNhbXBsZSBub25jZ\u00e9=="
            })
    void is_not_valid_otherwise(String key) {
        assertThat(WebSocketKey.isValid(key)).isFalse();
    }
}
