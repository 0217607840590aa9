package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `lading put` to `lading-server`. The server runs through all rounds, as servers do; each round has a new client, and
/// a user of its own, who has none of the files yet.
final class LadingPeer implements Peer {
    private final Source source;
    private final LadingServer server;
    private final @Nullable Relay link;
    private final List<LadingServer.Client> clients = new ArrayList<>();

    private LadingPeer(Source source, LadingServer server, @Nullable Relay link) {
        this.source = source;
        this.server = server;
        this.link = link;
    }

    /// Starts the server and signs a user in for each round.
    static LadingPeer start(Bench bench, Source source, int rounds)
            throws IOException, InterruptedException, TrialException {
        List<String> users = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            users.add(user(round));
        }
        LadingServer server = LadingServer.start(bench, users);
        Relay link = Relay.ofOption(bench.options(), server.url());
        LadingPeer peer = new LadingPeer(source, server, link);
        boolean ready = false;
        try {
            String address = link == null ? server.url() : link.url();
            for (String user : users) {
                peer.clients.add(server.signIn(user, user, address));
            }
            ready = true;
            return peer;
        } finally {
            if (!ready) {
                peer.close();
            }
        }
    }

    private static String user(int round) {
        return "round-" + round;
    }

    @Override
    public String name() {
        return "lading";
    }

    @Override
    public Carried carry(int round) throws IOException, InterruptedException, TrialException {
        LadingServer.Client client = clients.get(round);
        double cpuBefore = Run.seconds(server.meter().cpu());
        Run run = Run.of(client.bench().log(), List.of(client.put(source.folder())));
        source.compare(arrived(round));
        // After the comparison, so that what the server did behind its last answer is counted too.
        double cpu = Run.seconds(server.meter().cpu()) - cpuBefore;
        return new Carried(run, cpu, server.meter().peakMemory());
    }

    private Path arrived(int round) {
        return server.filesOf(user(round)).resolve(source.folder().getFileName());
    }

    @Override
    public void forget(int round) throws IOException, InterruptedException, TrialException {
        clients.get(round)
                .run("rm", "--recursive", source.folder().getFileName().toString());
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
        server.close();
    }
}
