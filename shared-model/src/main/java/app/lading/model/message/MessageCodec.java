package app.lading.model.message;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads messages, strictly: a missing, null or mistyped field, a duplicate key, trailing text or an
/// unknown type is an error; an unknown *field* is ignored, so that newer peers can say more.
///
/// Thread safe.
public final class MessageCodec {
    private final JsonMapper mapper = StrictJson.mapper();

    /// The JSON text of a message.
    public String write(ClientMessage message) {
        return mapper.writerFor(ClientMessage.class).writeValueAsString(message);
    }

    /// The JSON text of a message.
    public String write(ServerMessage message) {
        return mapper.writerFor(ServerMessage.class).writeValueAsString(message);
    }

    /// Reads what a client said.
    ///
    /// @throws LadingException `bad-message`, naming the place and what was expected
    public ClientMessage readClientMessage(String json) throws LadingException {
        return read(json, ClientMessage.class);
    }

    /// Reads what a server said.
    ///
    /// @throws LadingException `bad-message`, naming the place and what was expected
    public ServerMessage readServerMessage(String json) throws LadingException {
        return read(json, ServerMessage.class);
    }

    private <T> T read(String json, Class<T> type) throws LadingException {
        @Nullable T message;
        try {
            message = mapper.readValue(json, type);
        } catch (JacksonException e) {
            throw new LadingException(ErrorCode.BAD_MESSAGE, StrictJson.explain(e), e);
        }
        if (message == null) {
            throw new LadingException(ErrorCode.BAD_MESSAGE, "a message is a JSON object, but got null");
        }
        return message;
    }
}
