package app.lading.model.message;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `PROTOCOL.md` is normative, so it must not be wrong: every example message in it is read by the code, and
/// every error code stands in its table with the code's own words.
class ProtocolPageTest {
    private static final Pattern TYPE = Pattern.compile("\"type\":\"([a-z]+)\"");

    private final MessageCodec codec = new MessageCodec();

    static List<String> examples() throws Exception {
        return Files.readAllLines(page()).stream()
                .filter(line -> line.startsWith("{\"type\""))
                .map(line -> line.replace("5f…64 digits", "5f".repeat(32))
                        .replace("0a…64 digits", "0a".repeat(32))
                        .replace("sha-256-blocks:9595…", "sha-256-blocks:" + "95".repeat(32))
                        .replace("\"u7hk2m…\"", "\"u7hk2m\""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_a_message(String example) throws Exception {
        var matcher = TYPE.matcher(example);
        assertThat(matcher.find()).isTrue();
        boolean fromClient = Arrays.asList("init", "offer", "seal", "finish", "pause", "cancel", "proof")
                .contains(matcher.group(1));
        if (fromClient) {
            assertThat(codec.readClientMessage(example)).isNotNull();
        } else {
            assertThat(codec.readServerMessage(example)).isNotNull();
        }
    }

    @Test
    void every_type_has_an_example() throws Exception {
        assertThat(examples().stream()
                        .map(line -> line.replaceFirst("^\\{\"type\":\"([a-z]+)\".*", "$1"))
                        .distinct())
                .hasSize(ClientMessage.class.getPermittedSubclasses().length
                        + ServerMessage.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @EnumSource
    void every_error_code_stands_in_the_table(ErrorCode code) throws Exception {
        assertThat(Files.readString(page())).contains(row(code));
    }

    private static String row(ErrorCode code) {
        return "| `" + code.wireName() + "` | " + code.httpStatus() + " | " + (code.retryable() ? "yes" : "no") + " | "
                + code.sentence() + " | " + code.remedy() + " |";
    }

    private static Path page() {
        return Path.of("PROTOCOL.md");
    }
}
