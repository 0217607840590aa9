package app.lading.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    private static final byte[] DIGEST =
            HexFormat.of().parseHex("fb3a91c204be6d10a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5ffff18");
    private static final String HEX = HexFormat.of().formatHex(DIGEST);

    @Test
    void a_pin_reads_the_same_however_it_is_written() {
        Pin pin = new Pin(Base64.getUrlEncoder().withoutPadding().encodeToString(DIGEST));
        String base64 = Base64.getEncoder().encodeToString(DIGEST);
        assertThat(base64).as("the case that is easily got wrong").contains("+", "/", "=");

        assertThat(Pin.parse(HEX)).isEqualTo(pin);
        assertThat(Pin.parse(HEX.toUpperCase(Locale.ROOT))).isEqualTo(pin);
        assertThat(Pin.parse(HexFormat.ofDelimiter(":").formatHex(DIGEST))).isEqualTo(pin);
        assertThat(Pin.parse(pin.code())).isEqualTo(pin);
        assertThat(Pin.parse(base64)).isEqualTo(pin);
        assertThat(Pin.parse("sha256/" + base64)).isEqualTo(pin);
        assertThat(Pin.parse(pin.text())).isEqualTo(pin);
    }

    @Test
    void the_code_is_for_comparing_by_eye() {
        assertThat(Pin.parse(HEX).code())
                .startsWith("FB3A 91C2 04BE 6D10 ")
                .endsWith(" FF18")
                .hasSize(16 * 5 - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "gg3a91c204be6d10a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5ffff18"})
    void what_is_no_digest_is_refused(String text) {
        assertThatThrownBy(() -> Pin.parse(text)).hasMessageContaining("a pin is a SHA-256 digest");
    }

    @Test
    void the_pin_of_a_certificate_is_the_digest_of_its_public_key() throws Exception {
        HeldCertificate held = new HeldCertificate.Builder().build();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(held.certificate().getPublicKey().getEncoded());

        assertThat(Pin.of(held.certificate()).text())
                .isEqualTo(
                        new String(Base64.getUrlEncoder().withoutPadding().encode(digest), StandardCharsets.US_ASCII));
    }
}
