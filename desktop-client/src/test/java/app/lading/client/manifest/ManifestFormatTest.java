package app.lading.client.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.digest.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFormatTest {
    private static final Fingerprint EMPTY =
            Fingerprint.parse("sha-256-blocks:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    @Test
    void a_line_names_the_algorithm_so_that_no_other_tool_calls_the_file_damaged() {
        assertThat(ManifestFormat.line(new ManifestEntry("Day-2/cut.mov", EMPTY)))
                .isEqualTo("SHA-256-BLOCKS (Day-2/cut.mov) = "
                        + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "Day-2/会.r3d", "a) = b", "back\\slash", "new\nline", "car\rriage", "#remark", " a ", "\\n"})
    void every_path_comes_back_as_it_was(String path) {
        ManifestEntry entry = new ManifestEntry(path, EMPTY);

        assertThat(ManifestFormat.line(entry)).doesNotContain("\n").doesNotContain("\r");
        assertThat(ManifestFormat.parse(ManifestFormat.line(entry))).contains(entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "# What files.example.org proved"})
    void remarks_and_empty_lines_are_passed_over(String line) {
        assertThat(ManifestFormat.parse(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "SHA256 (a) = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "SHA-256-BLOCKS (a) = 12",
                "SHA-256-BLOCKS (../a) = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "SHA-256-BLOCKS (/etc/a) = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "SHA-256-BLOCKS () = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "\\SHA-256-BLOCKS (a\\x) = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            })
    void what_is_no_line_of_a_manifest_is_refused_with_a_reason(String line) {
        assertThatThrownBy(() -> ManifestFormat.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but got");
    }
}
