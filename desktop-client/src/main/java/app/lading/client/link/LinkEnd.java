package app.lading.client.link;

import app.lading.client.link.LinkFailure.Kind;
import app.lading.model.error.LadingException;
import app.lading.model.message.ServerMessage;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands between a socket and its listener, and sees to it that the end is told once and is the last word.
///
/// Its calls come from one thread at a time; [#silence] from any.
final class LinkEnd {
    private final ServerAddress server;
    private final LinkJson json;
    private final LinkListener listener;
    private final AtomicBoolean ended = new AtomicBoolean();

    LinkEnd(ServerAddress server, LinkJson json, LinkListener listener) {
        this.server = server;
        this.json = json;
        this.listener = listener;
    }

    boolean hasEnded() {
        return ended.get();
    }

    /// From now on the listener hears nothing.
    void silence() {
        ended.set(true);
    }

    void opened() {
        if (!ended.get()) {
            listener.opened();
        }
    }

    /// Hands a message on.
    ///
    /// @return false when the text is no message: the end was told, and the socket is to be cut
    boolean message(String text) {
        ServerMessage message;
        try {
            message = json.messages().readServerMessage(text);
        } catch (LadingException e) {
            failed(Failures.notLading(server, String.valueOf(e.getMessage()), e));
            return false;
        }
        if (message instanceof ServerMessage.Welcome welcome && welcome.protocol() != 1) {
            failed(Failures.notLading(server, "protocol 1 was expected, but it speaks " + welcome.protocol(), null));
            return false;
        }
        if (!ended.get()) {
            listener.message(message);
        }
        return true;
    }

    void closed(int code, String reason) {
        if (ended.compareAndSet(false, true)) {
            listener.closed(code, reason);
        }
    }

    void failed(LinkFailure failure) {
        if (ended.compareAndSet(false, true)) {
            listener.failed(failure);
        }
    }

    void binaryCame() {
        failed(new LinkFailure(
                Kind.PROTOCOL,
                server.hostAndPort() + " sent binary data, which no Lading server does.",
                "Update the older one of client and server.",
                null,
                null,
                null));
    }
}
