package app.lading.client.desktop;

import app.lading.model.message.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How a start speaks to the running program: lines of JSON, the last one marked as such, and a line in answer.
final class HandoverLine {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverLine.class);
    private static final int LONGEST = 1024 * 1024;
    private static final int PATHS_A_LINE = 500;
    private static final int MOST_LINES = 10_000;
    private static final int PATIENCE_SECONDS = 5;

    private record Line(List<String> paths, List<String> links, boolean show, boolean last) {}

    private record Answer(boolean taken) {}

    /// Made when it is first needed: most starts hand nothing over.
    private static final class Mapper {
        static final JsonMapper INSTANCE = StrictJson.mapper();
    }

    private HandoverLine() {}

    /// How the running program answers.
    enum Reply {
        TAKEN,
        /// It is ending, and takes nothing more.
        ENDING,
        /// Something else, or nothing in time.
        NONE
    }

    /// Sends everything and waits for the answer, some seconds at most.
    static Reply send(SocketChannel channel, Handover handover) throws IOException {
        // A channel that blocks knows no patience: it is closed when that ends.
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> watch =
                done.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(e -> close(channel));
        try {
            for (Line line : lines(handover)) {
                write(channel, Mapper.INSTANCE.writeValueAsString(line));
            }
            Answer answer = Mapper.INSTANCE.readValue(new Lines(channel).next(), Answer.class);
            if (answer == null) {
                return Reply.NONE;
            }
            return answer.taken() ? Reply.TAKEN : Reply.ENDING;
        } catch (JacksonException e) {
            LOG.warn("the running program answered something else", e);
            return Reply.NONE;
        } finally {
            done.complete(null);
            watch.join();
        }
    }

    private static List<Line> lines(Handover handover) {
        List<Line> lines = new ArrayList<>();
        List<String> paths = handover.paths().stream().map(Path::toString).toList();
        int at = 0;
        while (paths.size() - at > PATHS_A_LINE) {
            lines.add(new Line(paths.subList(at, at + PATHS_A_LINE), List.of(), false, false));
            at += PATHS_A_LINE;
        }
        lines.add(new Line(paths.subList(at, paths.size()), handover.links(), handover.show(), true));
        return lines;
    }

    /// Reads everything, gives it on, and answers. One who says nothing is not waited for.
    static void receive(SocketChannel channel, Predicate<Handover> others) throws IOException {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> watch =
                done.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(e -> close(channel));
        try {
            List<Path> paths = new ArrayList<>();
            Lines incoming = new Lines(channel);
            for (int i = 0; i < MOST_LINES; i++) {
                Line line = Mapper.INSTANCE.readValue(incoming.next(), Line.class);
                if (line == null) {
                    throw new IOException("another start sent nothing");
                }
                for (String path : line.paths()) {
                    paths.add(Path.of(path));
                }
                if (line.last()) {
                    boolean taken = others.test(new Handover(paths, line.links(), line.show()));
                    write(channel, Mapper.INSTANCE.writeValueAsString(new Answer(taken)));
                    return;
                }
            }
            throw new IOException("another start sent more lines than any does");
        } catch (JacksonException | InvalidPathException e) {
            throw new IOException("another start sent something else than it should", e);
        } finally {
            done.complete(null);
            watch.join();
        }
    }

    private static Void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a socket could not be closed", e);
        }
        return null;
    }

    private static void write(SocketChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The lines that come, none longer than [#LONGEST] bytes.
    private static final class Lines {
        private final SocketChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(8192).flip();

        Lines(SocketChannel channel) {
            this.channel = channel;
        }

        String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (line.size() <= LONGEST) {
                if (!buffer.hasRemaining()) {
                    buffer.clear();
                    int read = channel.read(buffer);
                    buffer.flip();
                    if (read < 0) {
                        throw new IOException("the other side ended in the middle of a line");
                    }
                    continue;
                }
                byte one = buffer.get();
                if (one == '\n') {
                    return line.toString(StandardCharsets.UTF_8);
                }
                line.write(one);
            }
            throw new IOException("the other side sent a line of more than " + LONGEST + " bytes");
        }
    }
}
