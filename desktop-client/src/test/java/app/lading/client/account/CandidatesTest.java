package app.lading.client.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidatesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "files.example.org, https://files.example.org, -",
                "files.example.org:8470, https://files.example.org:8470, -",
                "https://lab.lan, https://lab.lan, -",
                "http://files.example.org, http://files.example.org, -",
                "lab.lan, https://lab.lan, http://lab.lan:8470",
                "lab.lan:9000, https://lab.lan:9000, http://lab.lan:9000",
                "lab.lan/lading, https://lab.lan/lading, http://lab.lan:8470/lading",
                "nas, https://nas, http://nas:8470",
                "192.168.1.5, https://192.168.1.5, http://192.168.1.5:8470",
                "10.0.0.1:8470, https://10.0.0.1:8470, http://10.0.0.1:8470",
                "172.32.0.1, https://172.32.0.1, -",
                "8.8.8.8, https://8.8.8.8, -",
                "[fd00::1]:8470, https://[fd00::1]:8470, http://[fd00::1]:8470",
                "[2001:db8::1], https://[2001:db8::1], -",
                "localhost, http://localhost:8470, -"
            })
    void only_in_private_networks_an_unencrypted_way_is_tried_as_well(String typed, String first, String second) {
        assertThat(Candidates.of(typed).getFirst()).hasToString(first);
        if (second == null) {
            assertThat(Candidates.of(typed)).hasSize(1);
        } else {
            assertThat(Candidates.of(typed)).hasSize(2).last().hasToString(second);
        }
    }
}
