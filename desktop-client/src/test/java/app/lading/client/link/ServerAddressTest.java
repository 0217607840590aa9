package app.lading.client.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "https://files.example.org, https://files.example.org",
        "https://files.example.org/, https://files.example.org",
        "HTTPS://Files.Example.ORG:443/, https://files.example.org",
        "http://192.168.1.5:8470, http://192.168.1.5:8470",
        "files.example.org, https://files.example.org",
        "files.example.org:8443, https://files.example.org:8443",
        "https://example.org/lading//, https://example.org/lading",
        "localhost, http://localhost:8470",
        "localhost:80, http://localhost",
        "localhost:9000, http://localhost:9000",
        "127.0.0.1:9000, http://127.0.0.1:9000",
        "[::1]:9000, http://[::1]:9000",
        "https://localhost:9000, https://localhost:9000",
    })
    void an_address_has_one_normal_form(String typed, String normal) {
        assertThat(ServerAddress.parse(typed)).hasToString(normal);
        assertThat(ServerAddress.parse(normal)).isEqualTo(ServerAddress.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "ftp://files.example.org",
                "https://",
                "https://ana:secret@files.example.org",
                "https://files.example.org?x=1",
                "https://files.example.org#top",
                "files example org",
                "https://files.example.org:99999"
            })
    void what_is_no_address_is_refused_with_a_sentence(String typed) {
        assertThatThrownBy(() -> ServerAddress.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void a_password_in_an_address_is_not_repeated() {
        assertThatThrownBy(() -> ServerAddress.parse("https://ana:secret@files.example.org"))
                .message()
                .doesNotContain("secret");
    }

    @Test
    void paths_of_the_server_are_found_behind_a_prefix() {
        assertThat(ServerAddress.parse("https://example.org/lading")
                        .resolve("/api/session")
                        .toString())
                .isEqualTo("https://example.org/lading/api/session");
    }

    @Test
    void the_port_is_named_where_it_is_not_the_usual_one() {
        assertThat(ServerAddress.parse("http://[::1]:9000").hostAndPort()).isEqualTo("[::1]:9000");
        assertThat(ServerAddress.parse("https://files.example.org").hostAndPort())
                .isEqualTo("files.example.org");
    }
}
