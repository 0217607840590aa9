package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest {

    private static final int MASK = 0x37fa213d;
    private static final int LONGEST = 80;
    private static final byte[] CONTENT = Bytes.random(Bytes.random(1), LONGEST + 16);

    enum Memory {
        DIRECT,
        HEAP;

        ByteBuffer content() {
            ByteBuffer buffer =
                    this == DIRECT ? ByteBuffer.allocateDirect(CONTENT.length) : ByteBuffer.allocate(CONTENT.length);
            return buffer.put(CONTENT).rewind();
        }
    }

    @Test
    void turns_the_hello_of_the_rfc_into_what_is_on_the_wire() {
        ByteBuffer hello = Bytes.hex("48656c6c6f");
        Mask.apply(hello, MASK, 0);
        assertThat(Bytes.toHex(hello)).isEqualTo("7f9f4d5158");
    }

    @ParameterizedTest
    @EnumSource(Memory.class)
    void does_what_byte_by_byte_does_at_all_alignments_lengths_and_offsets_and_touches_nothing_else(Memory memory) {
        for (int start = 0; start <= 8; start++) {
            for (int length = 0; length <= LONGEST; length++) {
                for (long offset = 0; offset <= 7; offset++) {
                    assertMasked(memory.content().position(start).limit(start + length), offset);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Memory.class)
    void does_the_same_in_either_byte_order(Memory memory) {
        for (int length = 0; length <= LONGEST; length++) {
            assertMasked(memory.content().order(ByteOrder.LITTLE_ENDIAN).limit(length), 1);
            assertMasked(memory.content().order(ByteOrder.BIG_ENDIAN).limit(length), 1);
        }
    }

    @ParameterizedTest
    @EnumSource(Memory.class)
    void does_in_two_pieces_what_it_does_in_one_wherever_it_is_cut(Memory memory) {
        for (int length = 0; length <= 64; length++) {
            for (int cut = 0; cut <= length; cut++) {
                ByteBuffer pieces = memory.content();
                Mask.apply(pieces.limit(cut), MASK, 0);
                Mask.apply(pieces.limit(length).position(cut), MASK, cut);
                assertThat(Bytes.toArray(pieces.clear())).isEqualTo(masked(0, length, 0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, (1L << 31) - 1, 1L << 31, (1L << 32) + 2, Long.MAX_VALUE})
    void counts_offsets_far_beyond_an_int(long offset) {
        assertMasked(Memory.HEAP.content(), offset);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xff, 0xff000000, 0x80808080, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void undoes_itself_with_any_mask(int mask) {
        ByteBuffer buffer = Memory.DIRECT.content();
        Mask.apply(buffer, mask, 2);
        Mask.apply(buffer, mask, 2);
        assertThat(Bytes.toArray(buffer)).isEqualTo(CONTENT);
    }

    @Test
    void does_a_large_buffer_in_random_pieces() {
        RandomGenerator random = Bytes.random(2);
        byte[] content = Bytes.random(random, 300_000);
        ByteBuffer buffer = Bytes.direct(content);
        while (buffer.position() < content.length) {
            int end = Math.min(content.length, buffer.position() + random.nextInt(10_000));
            Mask.apply(buffer.limit(end), MASK, buffer.position());
            buffer.position(end);
        }
        byte[] expected = content.clone();
        maskByteByByte(expected, 0, expected.length, 0);
        assertThat(Bytes.toArray(buffer.rewind())).isEqualTo(expected);
    }

    @Test
    void changes_nothing_that_must_not_be_written() {
        ByteBuffer readOnly = Memory.HEAP.content().asReadOnlyBuffer();
        assertThatThrownBy(() -> Mask.apply(readOnly, MASK, 0)).isInstanceOf(ReadOnlyBufferException.class);
    }

    private static void assertMasked(ByteBuffer buffer, long offset) {
        int start = buffer.position();
        int end = buffer.limit();
        ByteOrder order = buffer.order();
        Mask.apply(buffer, MASK, offset);
        assertThat(buffer.position()).isEqualTo(start);
        assertThat(buffer.limit()).isEqualTo(end);
        assertThat(buffer.order()).isEqualTo(order);
        assertThat(Bytes.toArray(buffer.clear()))
                .as("from %d to %d at %d", start, end, offset)
                .isEqualTo(masked(start, end, offset));
    }

    /// The content as it should be after its bytes from start to end were masked.
    private static byte[] masked(int start, int end, long offset) {
        byte[] expected = CONTENT.clone();
        maskByteByByte(expected, start, end, offset);
        return expected;
    }

    /// RFC 6455, section 5.3, word for word.
    private static void maskByteByByte(byte[] bytes, int start, int end, long offset) {
        byte[] key = ByteBuffer.allocate(4).putInt(MASK).array();
        for (int i = start; i < end; i++) {
            long j = (offset % 4 + (i - start)) % 4;
            bytes[i] ^= key[(int) j];
        }
    }
}
