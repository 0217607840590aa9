package app.lading.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.message.ServerMessage;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    @ParameterizedTest
    @EnumSource
    void whatever_is_too_much_says_when_to_come_back_and_what_is_final_does_not(ErrorCode code) {
        if (code.httpStatus() == 429) {
            assertThat(code.retryAfter()).isPositive();
        }
        if (!code.retryable()) {
            assertThat(code.retryAfter()).isNull();
        }
    }

    @Test
    void a_full_disk_says_on_the_socket_and_over_http_when_to_come_back() {
        LadingException full = new LadingException(ErrorCode.NO_SPACE, "full");
        assertThat(ServerMessage.Failed.of(1L, full).retryAfter()).isEqualTo(30);
        assertThat(Problem.of(full).retryAfter()).isEqualTo(30);
    }

    @Test
    void what_is_known_of_this_very_case_counts_more_than_what_is_known_of_the_code() {
        LadingException throttled =
                new LadingException(ErrorCode.TOO_MANY_REQUESTS, "too many tries", Map.of("retryAfter", 64));
        assertThat(ServerMessage.Failed.of(null, throttled).retryAfter()).isEqualTo(64);
        assertThat(Problem.of(throttled).retryAfter()).isEqualTo(64);
    }
}
