package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameLimitsTest {

    @Test
    void of_a_server_demand_masks_and_those_of_a_client_forbid_them() {
        assertThat(FrameLimits.forServer(1, 2)).isEqualTo(new FrameLimits(true, 1, 2, 1024));
        assertThat(FrameLimits.forClient(1, 2)).isEqualTo(new FrameLimits(false, 1, 2, 1024));
    }

    @Test
    void differ_by_the_kind_of_message() {
        FrameLimits limits = FrameLimits.forServer(1, 2);
        assertThat(limits.maxBytes(MessageType.TEXT)).isEqualTo(1);
        assertThat(limits.maxBytes(MessageType.BINARY)).isEqualTo(2);
    }

    @Test
    void cannot_be_below_nothing() {
        assertThatThrownBy(() -> new FrameLimits(true, -1, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected limits of 0 bytes or more, but was -1 for text and 0 for binary messages");
        assertThatThrownBy(() -> new FrameLimits(true, 0, -2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected limits of 0 bytes or more, but was 0 for text and -2 for binary messages");
        assertThatThrownBy(() -> new FrameLimits(true, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a limit of 1 fragment or more, but was 0");
    }
}
