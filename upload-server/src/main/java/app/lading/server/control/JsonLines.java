package app.lading.server.control;

import app.lading.model.message.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object a line, of bounded length, in both directions of the control socket.
final class JsonLines {
    private static final int MAX_LINE = 1 << 16;
    private static final JsonMapper MAPPER = StrictJson.mapper();

    private JsonLines() {}

    /// Writes one line.
    ///
    /// @param type the sealed interface, so that the line says which record it is
    static <T> void write(OutputStream out, T value, Class<T> type) throws IOException {
        String line = MAPPER.writerFor(type).writeValueAsString(value) + "\n";
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Reads one line.
    ///
    /// @throws EOFException when the other end closed before a whole line came
    /// @throws IOException when the line is too long or not understood
    static <T> T read(InputStream in, Class<T> type) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the other end closed the connection before it had said all");
            }
            if (line.size() >= MAX_LINE) {
                throw new IOException("a line has at most " + MAX_LINE + " bytes");
            }
            line.write(b);
        }
        try {
            T value = MAPPER.readValue(line.toByteArray(), type);
            if (value == null) {
                throw new IOException("a line is a JSON object, but was null");
            }
            return value;
        } catch (JacksonException e) {
            throw new IOException(StrictJson.explain(e), e);
        }
    }
}
