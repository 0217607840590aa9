package app.lading.client.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.store.Problem;
import app.lading.client.ui.text.Texts;
import app.lading.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextTest {
    private static final Pattern OWN_CODE = Pattern.compile("new Problem\\(\\s*\"([a-z-]+)\"");

    /// What the server may say, and what the client's engine finds itself.
    private static Set<String> codes() throws IOException {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).forEach(codes::add);
        codes.add("refused");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/app/lading/client"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                Matcher own = OWN_CODE.matcher(Files.readString(file));
                while (own.find()) {
                    codes.add(own.group(1));
                }
            }
        }
        return codes;
    }

    @Test
    void the_engine_has_codes_of_its_own() throws IOException {
        assertThat(codes()).contains("source-vanished", "source-unreadable", "engine-failed", "cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void every_problem_has_words_of_its_own_in_every_language(String language) throws IOException {
        Texts texts = new Texts(Locale.forLanguageTag(language));
        ProblemText words = new ProblemText(texts);
        for (String code : codes()) {
            Problem problem = new Problem(code, "From below.", "From below.");

            assertThat(List.of(words.what(problem), words.remedy(problem)))
                    .as(code)
                    .allSatisfy(said -> assertThat(said).isNotBlank().doesNotContain("From below"));
        }
    }

    @Test
    void a_code_of_a_newer_server_is_said_in_its_own_words() {
        ProblemText words = new ProblemText(new Texts(Locale.SIMPLIFIED_CHINESE));
        Problem newer = new Problem("from-the-future", "The moon is full.", "Wait.");

        assertThat(words.what(newer)).isEqualTo("The moon is full");
        assertThat(words.remedy(newer)).isEqualTo("Wait.");
    }
}
