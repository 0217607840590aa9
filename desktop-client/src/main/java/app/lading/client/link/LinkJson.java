package app.lading.client.link;

import app.lading.model.message.MessageCodec;
import app.lading.model.message.StrictJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// JSON of calls and messages. Costly to make and thread safe: one for a transport.
final class LinkJson {
    private final JsonMapper mapper = StrictJson.mapper();
    private final MessageCodec messages = new MessageCodec();

    /// A document was not what was expected; the message says in what.
    static final class NotThat extends Exception {
        private static final long serialVersionUID = 1L;

        NotThat(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    MessageCodec messages() {
        return messages;
    }

    String write(Object body) {
        return mapper.writeValueAsString(body);
    }

    <T> T read(String text, Class<T> type) throws NotThat {
        @Nullable T value;
        try {
            value = mapper.readValue(text, type);
        } catch (JacksonException e) {
            throw new NotThat(StrictJson.explain(e), e);
        }
        if (value == null) {
            throw new NotThat("an object was expected, but got null", null);
        }
        return value;
    }
}
