package app.lading.packaging.bench;

import app.lading.packaging.programs.Trees;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `curl` to nginx. Nobody checks anything there, so for one large file `openssl sha256` then reads both copies, at the
/// same time: what a careful person would do, who wants to know what Lading says. Many small files go over 16
/// connections and are not read again, which is in curl's favour.
final class CurlPeer implements Peer {
    private static final String PARALLEL = "16";

    private final Bench bench;
    private final Source source;
    private final Nginx nginx;
    private final @Nullable Relay link;

    private CurlPeer(Bench bench, Source source, Nginx nginx, @Nullable Relay link) {
        this.bench = bench;
        this.source = source;
        this.nginx = nginx;
        this.link = link;
    }

    static CurlPeer start(Bench bench, Source source) throws IOException, InterruptedException, TrialException {
        need(bench, "nginx", "nginx", "-v");
        need(bench, "curl", "curl", "--version");
        if (source.workload().isOneFile()) {
            need(bench, "openssl", "openssl", "version");
        }
        Nginx nginx = Nginx.start(bench);
        return new CurlPeer(bench, source, nginx, Relay.ofOption(bench.options(), nginx.url()));
    }

    private static void need(Bench bench, String name, String... command) throws InterruptedException, TrialException {
        if (!bench.has(command)) {
            throw new TrialException("There is no " + name + " on this machine to compare with. Install it (Debian:"
                    + " apt-get install nginx curl openssl), or measure without --baseline.");
        }
    }

    @Override
    public String name() {
        return source.workload().isOneFile() ? "curl-nginx, sha256" : "curl-nginx";
    }

    @Override
    public Carried carry(int round) throws IOException, InterruptedException, TrialException {
        Path arrived = nginx.files().resolve("round-" + round);
        Path list = list(round);
        double cpuBefore = Run.seconds(nginx.meter().cpu());
        List<String> curl = new ArrayList<>(bench.options().list("client-prefix"));
        curl.addAll(List.of("curl", "-sS", "--fail", "-H", "Expect:"));
        if (!source.workload().isOneFile()) {
            curl.addAll(List.of("-Z", "--parallel-max", PARALLEL));
        }
        curl.addAll(List.of("-K", list.toString()));
        Run run = Run.of(bench.log(), List.of(new ProcessBuilder(curl)));
        double cpu = Run.seconds(nginx.meter().cpu()) - cpuBefore;
        if (source.workload().isOneFile()) {
            Run digests = Run.of(
                    bench.log(),
                    List.of(openssl(Workload.onlyFile(source.folder())), openssl(Workload.onlyFile(arrived))));
            // Of the two openssl, one is work of the client and one of the server.
            cpu += digests.cpuSeconds() / 2;
            run = new Run(
                    run.seconds() + digests.seconds(),
                    run.cpuSeconds() + digests.cpuSeconds() / 2,
                    Math.max(run.peakMemory(), digests.peakMemory() / 2));
        }
        source.compare(arrived);
        return new Carried(run, cpu, nginx.meter().peakMemory());
    }

    /// Reads a file as `openssl sha256` does.
    static ProcessBuilder openssl(Path file) {
        return new ProcessBuilder("openssl", "sha256", file.toString());
    }

    private Path list(int round) throws IOException {
        StringBuilder lines = new StringBuilder();
        String address = link == null ? nginx.url() : link.url();
        try (Stream<Path> files = Files.walk(source.folder())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                URI below = source.folder().toUri().relativize(file.toUri());
                lines.append("upload-file = \"").append(file).append("\"\n");
                lines.append("url = \"")
                        .append(address)
                        .append("/round-")
                        .append(round)
                        .append('/');
                lines.append(below).append("\"\noutput = \"/dev/null\"\n");
            }
        }
        return Files.writeString(bench.folder().resolve("curl.list"), lines);
    }

    @Override
    public void forget(int round) throws IOException {
        Trees.delete(nginx.files().resolve("round-" + round));
    }

    @Override
    public void close() {
        if (link != null) {
            link.close();
        }
        nginx.close();
    }
}
