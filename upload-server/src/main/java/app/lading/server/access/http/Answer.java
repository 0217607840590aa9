package app.lading.server.access.http;

import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/// What a call answers: a status and, unless it is 204, a JSON body.
record Answer(int status, @Nullable Object body) {
    static Answer ok(Object body) {
        return new Answer(StatusCodes.OK, body);
    }

    static Answer created(Object body) {
        return new Answer(StatusCodes.CREATED, body);
    }

    static Answer done() {
        return new Answer(StatusCodes.NO_CONTENT, null);
    }
}
