package app.lading.client.account;

import app.lading.client.link.Link;
import app.lading.client.link.LinkException;
import app.lading.client.link.LinkKind;
import app.lading.client.link.LinkListener;
import app.lading.client.link.LinkSettings;
import app.lading.client.link.OkHttpTransport;
import app.lading.client.link.Route;
import app.lading.client.link.ServerAddress;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;
import app.lading.model.api.Api;

/// A transport on which closing comes too late to stop an answer.
final class UnclosedTransport implements Transport {
    private final OkHttpTransport real;

    UnclosedTransport(LinkSettings settings, Route route) {
        this.real = new OkHttpTransport(settings, route);
    }

    @Override
    public Api.SignedIn signIn(ServerAddress server, String user, char[] password) throws LinkException {
        return real.signIn(server, user, password);
    }

    @Override
    public ServerApi api(ServerAddress server, Token token) {
        return real.api(server, token);
    }

    @Override
    public Link connect(ServerAddress server, Token token, LinkKind kind, LinkListener listener) {
        return real.connect(server, token, kind, listener);
    }

    @Override
    public void close() {
        // Too late.
    }
}
