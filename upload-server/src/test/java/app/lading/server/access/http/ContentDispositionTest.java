package app.lading.server.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cut.mov|attachment; filename=\"cut.mov\"; filename*=UTF-8''cut.mov",
                "é.txt|attachment; filename=\"_.txt\"; filename*=UTF-8''%C3%A9.txt",
                "a\"b;c.txt|attachment; filename=\"a_b;c.txt\"; filename*=UTF-8''a%22b%3Bc.txt",
                "😀|attachment; filename=\"_\"; filename*=UTF-8''%F0%9F%98%80"
            })
    void says_the_name_twice(String name, String header) {
        assertThat(ContentDisposition.attachment(name)).isEqualTo(header);
    }
}
