package app.lading.model.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.lading.model.digest.Fingerprint;
import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.model.message.ClientMessage.Cancel;
import app.lading.model.message.ClientMessage.Finish;
import app.lading.model.message.ClientMessage.Init;
import app.lading.model.message.ClientMessage.Offer;
import app.lading.model.message.ClientMessage.Pause;
import app.lading.model.message.ClientMessage.Proof;
import app.lading.model.message.ClientMessage.Seal;
import app.lading.model.message.ServerMessage.Cancelled;
import app.lading.model.message.ServerMessage.Draining;
import app.lading.model.message.ServerMessage.Failed;
import app.lading.model.message.ServerMessage.Finished;
import app.lading.model.message.ServerMessage.Limits;
import app.lading.model.message.ServerMessage.Paused;
import app.lading.model.message.ServerMessage.Progress;
import app.lading.model.message.ServerMessage.Prove;
import app.lading.model.message.ServerMessage.Ready;
import app.lading.model.message.ServerMessage.Reject;
import app.lading.model.message.ServerMessage.Verifying;
import app.lading.model.message.ServerMessage.Welcome;
import app.lading.model.range.Range;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final String HEX = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final Fingerprint CONTENT = Fingerprint.parse("sha-256-blocks:" + HEX);

    private final MessageCodec codec = new MessageCodec();

    static Stream<ClientMessage> clientMessages() {
        return Stream.of(
                new Init(
                        1,
                        "q3V0bmFtZS1vZi1pdA",
                        "cut.mov",
                        "Day-2",
                        5_368_709_120L,
                        1_790_000_000_000L,
                        Fingerprint.parse("md5:9e107d9d372bb6826bd81d3542a419d6"),
                        "u7hk2m",
                        "ana-laptop",
                        "r-81f3c2aa",
                        3,
                        ConflictPolicy.RENAME),
                new Offer(4_294_967_295L, CONTENT),
                new Seal(1, 25_599, HEX),
                new Finish(1, CONTENT),
                new Pause(1),
                new Cancel(1),
                new Proof(1, HEX));
    }

    static Stream<ServerMessage> serverMessages() {
        return Stream.of(
                new Welcome(
                        1,
                        "Lading 0.1.0",
                        "ana",
                        new Limits(17_592_186_044_416L, 1_048_576, 4_194_304, 256, 8_388_608),
                        List.of("sha-256-blocks", "md5")),
                new Ready(
                        1,
                        "u7hk2m",
                        2,
                        List.of(new Range(0, 1), new Range(4_194_304, 5_368_709_120L)),
                        List.of(7),
                        4_194_304,
                        true),
                new Progress(1, 8_388_608, 4_194_304),
                new Reject(1, 0),
                new Prove(1, HEX, List.of(new Range(0, 5))),
                new Verifying(1, 1, 2),
                new Finished(
                        1, "f4c1", "Day-2", "cut (2).mov", 5, CONTENT, false, Instant.parse("2026-11-21T09:30:00Z")),
                new Paused(1, 4_194_304),
                new Cancelled(1),
                new Failed(
                        1L,
                        "no-space",
                        "the upload needs 5 bytes, but 1 is free",
                        "Ask the administrator.",
                        true,
                        30,
                        Map.of("needed", 5)),
                new Draining(5, "The server is stopping."));
    }

    @ParameterizedTest
    @MethodSource("clientMessages")
    void a_client_message_is_written_as_its_golden_file_and_read_back(ClientMessage message) throws Exception {
        String golden = golden("client", message);
        assertThat(codec.write(message)).isEqualTo(golden);
        assertThat(codec.readClientMessage(golden)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("serverMessages")
    void a_server_message_is_written_as_its_golden_file_and_read_back(ServerMessage message) throws Exception {
        String golden = golden("server", message);
        assertThat(codec.write(message)).isEqualTo(golden);
        assertThat(codec.readServerMessage(golden)).isEqualTo(message);
    }

    @Test
    void every_message_has_a_golden_file() {
        assertThat(clientMessages().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(ClientMessage.class.getPermittedSubclasses());
        assertThat(serverMessages().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(ServerMessage.class.getPermittedSubclasses());
    }

    @Test
    void optional_fields_are_left_out_and_may_be_missing() throws Exception {
        Init init = new Init(1, null, "a", "", 0, 0, null, null, "d", "12345678", null, ConflictPolicy.FAIL);
        String json = codec.write(init);
        assertThat(json).doesNotContain("null").doesNotContain("key").doesNotContain("lane");
        assertThat(codec.readClientMessage(json)).isEqualTo(init);
        assertThat(init.laneNumber()).isZero();
    }

    @Test
    void unknown_fields_are_ignored_so_that_newer_peers_can_say_more() throws Exception {
        assertThat(codec.readClientMessage("{\"type\":\"pause\",\"stream\":1,\"later\":{\"a\":[1]}}"))
                .isEqualTo(new Pause(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "42",
                "{",
                "{}",
                "{\"stream\":1}",
                "{\"type\":\"nonsense\",\"stream\":1}",
                "{\"type\":null,\"stream\":1}",
                "{\"type\":\"pause\"}",
                "{\"type\":\"pause\",\"stream\":null}",
                "{\"type\":\"pause\",\"stream\":\"1\"}",
                "{\"type\":\"pause\",\"stream\":1.5}",
                "{\"type\":\"pause\",\"stream\":1e400}",
                "{\"type\":\"pause\",\"stream\":-1}",
                "{\"type\":\"pause\",\"stream\":4294967296}",
                "{\"type\":\"pause\",\"stream\":9223372036854775808}",
                "{\"type\":\"pause\",\"stream\":true}",
                "{\"type\":\"pause\",\"stream\":1,\"stream\":2}",
                "{\"type\":\"pause\",\"stream\":1}{}",
                "{\"type\":\"pause\",\"stream\":1} x",
                "{\"type\":\"seal\",\"stream\":1,\"block\":0}",
                "{\"type\":\"seal\",\"stream\":1,\"block\":0,\"sha256\":null}",
                "{\"type\":\"seal\",\"stream\":1,\"block\":-1,\"sha256\":\"" + HEX + "\"}",
                "{\"type\":\"seal\",\"stream\":1,\"block\":0,\"sha256\":\"zz\"}",
                "{\"type\":\"finish\",\"stream\":1,\"fingerprint\":\"sha-256-blocks:12\"}",
                "{\"type\":\"finish\",\"stream\":1,\"fingerprint\":5}"
            })
    void what_is_not_a_message_is_refused(String json) {
        assertThatThrownBy(() -> codec.readClientMessage(json)).isInstanceOfSatisfying(LadingException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.BAD_MESSAGE);
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(600).doesNotContain("app.lading", "java.lang");
        });
    }

    @Test
    void a_bomb_of_brackets_ends_early() {
        String bomb = "{\"type\":\"pause\",\"stream\":1,\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThatThrownBy(() -> codec.readClientMessage(bomb)).isInstanceOf(LadingException.class);
    }

    @Test
    void fields_are_checked_by_name() {
        String init = codec.write(
                new Init(1, "0123456789abcdef", "a", "", 0, 0, null, null, "d", "run-9999", 0, ConflictPolicy.RENAME));
        assertThatThrownBy(() -> codec.readClientMessage(init.replace("0123456789abcdef", "short")))
                .hasMessageContaining("key has 16 to 64 characters, but got 5");
        assertThatThrownBy(() -> codec.readClientMessage(init.replace("run-9999", "run/9999")))
                .hasMessageContaining("run has only");
        assertThatThrownBy(() -> codec.readClientMessage(init.replace("\"lane\":0", "\"lane\":64")))
                .hasMessageContaining("lane is 0 to 63, but got 64");
        assertThatThrownBy(() -> codec.readClientMessage(init.replace("\"rename\"", "\"RENAME\"")))
                .hasMessageContaining("rename");
        assertThatThrownBy(() -> codec.readClientMessage(init.replace("\"name\":\"a\",", "")))
                .hasMessageContaining("name");
    }

    private static String golden(String side, Object message) throws IOException {
        String name =
                "/golden/" + side + "-" + message.getClass().getSimpleName().toLowerCase(Locale.ROOT) + ".json";
        try (InputStream in = MessageCodecTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    @Test
    void a_code_of_a_newer_server_is_not_an_error_of_its_own() {
        Failed failed = new Failed(null, "moon-phase", "m", "r", true, null, null);
        assertThat(failed.errorCode()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName).map(ErrorCode::fromWireName))
                .containsExactly(ErrorCode.values());
    }
}
