package app.lading.client.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Programs that only write down how they were called.
public final class FakePrograms implements Programs {
    public final List<List<String>> ran = new ArrayList<>();
    public final Set<String> installed;
    /// How each call ends.
    public Function<List<String>, Outcome> answer = command -> new Outcome(0, "");
    public int alive;

    public FakePrograms(String... installed) {
        this.installed = Set.of(installed);
    }

    @Override
    public Optional<Path> find(String name) {
        return installed.contains(name) ? Optional.of(Path.of("/usr/bin", name)) : Optional.empty();
    }

    @Override
    public Outcome run(List<String> command, Duration patience) throws IOException {
        ran.add(command);
        return answer.apply(command);
    }

    @Override
    public Running start(List<String> command) {
        ran.add(command);
        alive++;
        boolean[] runs = {true};
        return new Running() {
            @Override
            public boolean isAlive() {
                return runs[0];
            }

            @Override
            public void close() {
                if (runs[0]) {
                    runs[0] = false;
                    alive--;
                }
            }
        };
    }
}
