package app.lading.client.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InviteLinkTest {
    private static final String HEX = "7f3a91c204be6d10a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718";
    private static final Pin PIN = Pin.parse(HEX);

    @Test
    void a_link_fills_server_user_and_pin() {
        InviteLink link = InviteLink.parse(" lading://files.example.org?user=Ana&pin=" + PIN.text() + " ");

        assertThat(link.server()).isEqualTo(ServerAddress.parse("https://files.example.org"));
        assertThat(link.user()).isEqualTo("ana");
        assertThat(link.pin()).isEqualTo(PIN);
    }

    @ParameterizedTest
    @CsvSource({
        "lading://lab.lan:9443, https://lab.lan:9443",
        "LADING://lab.lan, https://lab.lan",
        "lading://lab.lan/, https://lab.lan",
        "lading://[::1]:8470, http://[::1]:8470",
        "lading://localhost, http://localhost:8470",
        "lading://[fe80::1]:8470?user=x, https://[fe80::1]:8470"
    })
    void the_server_is_read_as_an_address_is(String link, String server) {
        assertThat(InviteLink.parse(link).server()).hasToString(server);
    }

    @Test
    void a_pin_in_plain_base64_survives_the_link() {
        String base64 = "+zqRwgS+bRChssPU5fYHGCk6S1xtfo+QobLD1OX//xg=";

        assertThat(InviteLink.parse("lading://lab.lan?pin=" + base64).pin()).isEqualTo(Pin.parse(base64));
    }

    @Test
    void with_a_pin_it_is_always_encrypted() {
        assertThat(InviteLink.parse("lading://localhost:8470?pin=" + HEX).server())
                .hasToString("https://localhost:8470");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user=", "other=1&user=%20", "", "pin=%20" + HEX})
    void what_is_missing_or_unknown_is_left_to_the_person(String query) {
        assertThat(InviteLink.parse("lading://lab.lan?" + query).user()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://lab.lan                 | looks like lading://",
                "lading://                       | damaged at character",
                "lading://?user=ana              | names a server",
                "lading://ana@lab.lan            | names a server",
                "lading://lab.lan/inbox?user=ana | nothing between the server and the '?'",
                "lading://lab.lan?user=a&user=b  | says 'user' twice",
                "lading://lab.lan?pin=1234       | a pin is a SHA-256 digest",
                "lading://lab lan                | damaged at character",
                "lading://lab.lan:99999          | an address looks like",
                "lading://lab.lan?user=%zz       | damaged at character"
            })
    void a_bad_link_says_what_was_expected(String link, String sentence) {
        assertThatThrownBy(() -> InviteLink.parse(link))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_link_that_is_written_reads_back_the_same() {
        InviteLink link = new InviteLink(ServerAddress.parse("https://lab.lan:8470"), "ana", PIN);

        assertThat(link).hasToString("lading://lab.lan:8470?user=ana&pin=" + PIN.text());
        assertThat(InviteLink.parse(link.toString())).isEqualTo(link);
    }
}
