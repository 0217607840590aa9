package app.lading.model.frame;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.frame.CollectingHandler.Heard;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is what is read, in both directions, however the messages are fragmented and the bytes are cut.
class FrameRoundTripTest {

    private static final int MAX_TEXT = 70_000;
    private static final int MAX_BINARY = 200_000;
    private static final int[] LENGTHS_AT_A_BORDER = {0, 1, 2, 3, 4, 5, 7, 8, 9, 124, 125, 126, 127, 65_535, 65_536};

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_messages_in_any_fragments_cut_anywhere_arrive_at_a_server(long seed) throws FrameException {
        RandomGenerator random = Bytes.random(seed);
        conversation(random, FrameWriter.forClient(random::nextInt), FrameLimits.forServer(MAX_TEXT, MAX_BINARY));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_messages_in_any_fragments_cut_anywhere_arrive_at_a_client(long seed) throws FrameException {
        conversation(Bytes.random(seed), FrameWriter.forServer(), FrameLimits.forClient(MAX_TEXT, MAX_BINARY));
    }

    private static void conversation(RandomGenerator random, FrameWriter writer, FrameLimits limits)
            throws FrameException {
        List<Heard> said = new ArrayList<>();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int count = random.nextInt(1, 10); count > 0; count--) {
            sayAnything(random, writer, said, wire);
        }
        CollectingHandler handler = new CollectingHandler(MAX_TEXT);
        FrameReader reader = new FrameReader(limits, handler);
        Pieces.feed(reader, wire.toByteArray(), random);
        assertThat(handler.heard).isEqualTo(said);
        assertThat(reader.isBetweenMessages()).isTrue();

        wire.reset();
        add(wire, writer.close(CloseCode.RESTART, "bye"));
        Pieces.feed(reader, wire.toByteArray(), random);
        assertThat(handler.heard).last().isEqualTo(new Heard("CLOSE 1012", "bye".getBytes(StandardCharsets.UTF_8)));
        assertThat(reader.isClosed()).isTrue();
    }

    private static void sayAnything(
            RandomGenerator random, FrameWriter writer, List<Heard> said, ByteArrayOutputStream wire) {
        switch (random.nextInt(5)) {
            case 0 -> {
                byte[] text = text(random, length(random, MAX_TEXT));
                said.add(new Heard("TEXT", text));
                add(wire, writer.text(new String(text, StandardCharsets.UTF_8)));
            }
            case 1 -> {
                byte[] payload = Bytes.random(random, length(random, MAX_BINARY));
                said.add(new Heard("BINARY", payload));
                whole(random, writer, payload.clone(), wire);
            }
            case 2 ->
                sayInFragments(random, writer, MessageType.TEXT, text(random, length(random, MAX_TEXT)), said, wire);
            case 3 -> {
                byte[] payload = Bytes.random(random, length(random, MAX_BINARY));
                sayInFragments(random, writer, MessageType.BINARY, payload, said, wire);
            }
            default -> sayControl(random, writer, said, wire);
        }
    }

    /// A binary message in two parts, as a chunk with its header is sent.
    private static void whole(RandomGenerator random, FrameWriter writer, byte[] payload, ByteArrayOutputStream wire) {
        int cut = random.nextInt(payload.length + 1);
        ByteBuffer head = ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES);
        ByteBuffer first = ByteBuffer.wrap(payload, 0, cut);
        ByteBuffer second = Bytes.direct(Bytes.toArray(ByteBuffer.wrap(payload, cut, payload.length - cut)));
        writer.binary(head, first, second);
        add(wire, head.flip());
        add(wire, first);
        add(wire, second);
    }

    private static void sayInFragments(
            RandomGenerator random,
            FrameWriter writer,
            MessageType type,
            byte[] payload,
            List<Heard> said,
            ByteArrayOutputStream wire) {
        int from = 0;
        boolean last;
        Opcode opcode = type.opcode();
        do {
            int to = random.nextInt(from, payload.length + 1);
            last = to == payload.length && random.nextBoolean();
            ByteBuffer head = ByteBuffer.allocate(FrameWriter.MAX_HEAD_BYTES);
            int mask = writer.head(head, opcode, last, to - from);
            ByteBuffer fragment = ByteBuffer.wrap(payload.clone(), from, to - from);
            Mask.apply(fragment, mask, 0);
            add(wire, head.flip());
            add(wire, fragment);
            opcode = Opcode.CONTINUATION;
            from = to;
            if (!last && random.nextInt(4) == 0) {
                sayControl(random, writer, said, wire);
            }
        } while (!last);
        said.add(new Heard(type.name(), payload));
    }

    private static void sayControl(
            RandomGenerator random, FrameWriter writer, List<Heard> said, ByteArrayOutputStream wire) {
        byte[] payload = Bytes.random(random, random.nextInt(126));
        if (random.nextBoolean()) {
            said.add(new Heard("PING", payload));
            add(wire, writer.ping(ByteBuffer.wrap(payload)));
        } else {
            said.add(new Heard("PONG", payload));
            add(wire, writer.pong(ByteBuffer.wrap(payload)));
        }
    }

    private static int length(RandomGenerator random, int most) {
        return random.nextBoolean()
                ? LENGTHS_AT_A_BORDER[random.nextInt(LENGTHS_AT_A_BORDER.length)]
                : random.nextInt(most);
    }

    /// So many bytes of UTF-8, with characters of all lengths.
    private static byte[] text(RandomGenerator random, int length) {
        String[] characters = {"a", "\u00e9", "\u20ac", "\ud83d\ude80"};
        StringBuilder text = new StringBuilder();
        for (int missing = length; missing > 0; ) {
            int width = random.nextInt(Math.min(4, missing));
            text.append(characters[width]);
            missing -= width + 1;
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ByteArrayOutputStream wire, ByteBuffer bytes) {
        wire.writeBytes(Bytes.toArray(bytes));
    }
}
