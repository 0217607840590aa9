package app.lading.model.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ChunkHeaderTest {
    @Test
    void the_example_of_the_protocol_is_written_byte_by_byte() {
        ByteBuffer buffer = ByteBuffer.allocate(12);
        new ChunkHeader(1, 4_194_304).writeTo(buffer);
        assertThat(HexFormat.ofDelimiter(" ").formatHex(buffer.array()))
                .isEqualTo("00 00 00 01 00 00 00 00 00 40 00 00");
    }

    @Test
    void the_highest_stream_and_offset_survive() {
        ByteBuffer buffer = ByteBuffer.allocate(12);
        ChunkHeader header = new ChunkHeader(0xFFFF_FFFFL, Long.MAX_VALUE);
        header.writeTo(buffer);
        assertThat(ChunkHeader.readFrom(buffer.flip())).isEqualTo(header);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @Test
    void a_negative_offset_is_shown_and_not_hidden() {
        ByteBuffer buffer = ByteBuffer.wrap(HexFormat.of().parseHex("00000007ffffffffffffffff"));
        assertThat(ChunkHeader.readFrom(buffer)).isEqualTo(new ChunkHeader(7, -1));
    }

    @Test
    void the_order_of_the_buffer_does_not_matter_and_stays() {
        ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        new ChunkHeader(2, 3).writeTo(buffer);
        assertThat(buffer.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(HexFormat.of().formatHex(buffer.array())).isEqualTo("000000020000000000000003");
        assertThat(ChunkHeader.readFrom(buffer.flip())).isEqualTo(new ChunkHeader(2, 3));
        assertThat(buffer.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void eleven_bytes_are_not_a_header() {
        ByteBuffer buffer = ByteBuffer.allocate(11);
        assertThatThrownBy(() -> ChunkHeader.readFrom(buffer)).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void a_stream_beyond_32_bits_is_refused() {
        assertThatThrownBy(() -> new ChunkHeader(1L << 32, 0)).hasMessageContaining("4294967296");
        assertThatThrownBy(() -> new ChunkHeader(-1, 0)).hasMessageContaining("-1");
    }
}
