package app.lading.server.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-999, 0, 1000",
        "bytes=0-5000, 0, 1000",
        "bytes=500-, 500, 1000",
        "bytes=-1, 999, 1000",
        "bytes=-5000, 0, 1000",
        "bytes=999-, 999, 1000"
    })
    void is_honoured(String header, long start, long end) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new ByteRange(start, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
    void cannot_be_satisfied(String header) {
        assertThat(ByteRange.parse(header, SIZE))
                .satisfies(range -> assertThat(range.isSatisfiable()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=a-b",
                "bytes=0-1,3-4",
                "lines=0-1",
                "bytes=0-99999999999999999999",
                "bytes=--1"
            })
    void is_ignored(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isNull();
    }
}
