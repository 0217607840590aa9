package app.lading.packaging.bench;

import app.lading.packaging.programs.Trees;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What the machine does without any network: `cp` copies the files, `openssl` reads them for their digest.
///
/// @param name `cp` or `openssl`
record LocalPeer(Bench bench, Source source, String name) implements Peer {
    static final String COPY = "cp";
    static final String DIGEST = "openssl";

    @Override
    public Carried carry(int round) throws IOException, InterruptedException, TrialException {
        Run run;
        if (name.equals(COPY)) {
            run = Run.of(
                    bench.log(),
                    List.of(new ProcessBuilder(
                            "cp", "-r", source.folder().toString(), copy(round).toString())));
            source.compare(copy(round));
        } else {
            run = Run.of(bench.log(), List.of(digest()));
        }
        return new Carried(run, 0, 0);
    }

    private ProcessBuilder digest() throws IOException {
        ProcessBuilder openssl = new ProcessBuilder("openssl", "sha256");
        try (Stream<Path> files = Files.walk(source.folder())) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(openssl.command()::add);
        }
        return openssl;
    }

    private Path copy(int round) throws IOException {
        return Files.createDirectories(bench.folder().resolve("copies")).resolve("round-" + round);
    }

    @Override
    public void forget(int round) throws IOException {
        if (name.equals(COPY)) {
            Trees.delete(copy(round));
        }
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
