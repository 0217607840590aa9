package app.lading.server.access.http;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import app.lading.server.logic.Session;
import app.lading.server.logic.UserRef;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One call of somebody who is signed in.
record Call(HttpServerExchange exchange, Session session) {

    UserRef user() {
        return session.user();
    }

    /// The part of the path that a route names in braces.
    String pathPart(String name) {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        @Nullable String part = match.getParameters().get(name);
        if (part == null) {
            throw new IllegalStateException("the route has no part called '" + name + "'");
        }
        return part;
    }

    /// A value of the query; null when it is missing.
    ///
    /// @throws LadingException `bad-request` when it is there twice
    @Nullable
    String query(String name) throws LadingException {
        @Nullable Deque<String> values = exchange.getQueryParameters().get(name);
        if (values == null) {
            return null;
        }
        if (values.size() != 1) {
            throw new LadingException(
                    ErrorCode.BAD_REQUEST,
                    "'" + name + "' comes at most once in the address, but came " + values.size());
        }
        return values.getFirst();
    }

    /// A whole number of the query.
    ///
    /// @throws LadingException `bad-request` when it is no number of the range
    int query(String name, int whenMissing, int min, int max) throws LadingException {
        @Nullable String text = query(name);
        if (text == null) {
            return whenMissing;
        }
        if (text.matches("[0-9]{1,9}")) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw new LadingException(ErrorCode.BAD_REQUEST, "'" + name + "' is a number from " + min + " to " + max);
    }
}
