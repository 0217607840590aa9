package app.lading.client.cli;

import app.lading.client.link.LinkException;
import app.lading.client.link.LinkFailure;
import app.lading.client.link.ServerApi;
import app.lading.client.link.Token;
import app.lading.client.link.Transport;

/// The calls of one command to one server, in the name of one user. When the session has ended, it signs in again once,
/// if that is possible here.
final class Visit implements AutoCloseable {
    private final Transport transport;
    private final Gate gate;
    private Account account;
    private ServerApi api;

    /// One call, or several that belong together.
    interface Call<T> {
        T on(ServerApi api) throws LinkException, CliException;
    }

    private Visit(Transport transport, Gate gate, Account account) {
        this.transport = transport;
        this.gate = gate;
        this.account = account;
        this.api = transport.api(account.server(), account.token());
    }

    /// Begins with the account that the options mean.
    static Visit begin(CliContext context, StateFolder state, ServerOptions options) throws CliException {
        Transport transport = context.transport().get();
        boolean begun = false;
        try {
            Gate gate = new Gate(context, new SignIns(state), transport);
            Visit visit = new Visit(transport, gate, gate.enter(options));
            begun = true;
            return visit;
        } finally {
            if (!begun) {
                transport.close();
            }
        }
    }

    Account account() {
        return account;
    }

    /// The way to the server, for those who need sockets.
    Transport transport() {
        return transport;
    }

    /// The answer of the server.
    <T> T call(Call<T> call) throws CliException {
        try {
            return callOrFail(call);
        } catch (LinkException e) {
            throw CliException.of(e);
        }
    }

    /// As [#call], for those who want to decide about failures themselves.
    <T> T callOrFail(Call<T> call) throws LinkException, CliException {
        try {
            return call.on(api);
        } catch (LinkException e) {
            if (e.failure().kind() != LinkFailure.Kind.NOT_SIGNED_IN || !gate.canSignInAgain()) {
                throw e;
            }
            Token token =
                    new Token(gate.signIn(account.server(), account.user()).token());
            account = new Account(account.server(), account.user(), token);
            api = transport.api(account.server(), token);
            return call.on(api);
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
