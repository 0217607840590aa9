package app.lading.client.cli;

import app.lading.model.message.StrictJson;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// JSON for programs: one object a line, fields in the order of the map.
final class JsonLines {
    private JsonLines() {}

    /// Made when the first line is: a mapper takes a while, and most commands write none.
    private static final class Mapper {
        static final JsonMapper INSTANCE = StrictJson.mapper();
    }

    static String text(Map<String, ?> line) {
        return Mapper.INSTANCE.writeValueAsString(line);
    }
}
