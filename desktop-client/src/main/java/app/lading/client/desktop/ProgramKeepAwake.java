package app.lading.client.desktop;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the machine awake for as long as another program runs.
public final class ProgramKeepAwake implements KeepAwake {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramKeepAwake.class);

    private final Programs programs;
    private final Function<String, List<String>> command;

    /// Nothing is started yet.
    ///
    /// @param command from the reason to the program and its arguments
    public ProgramKeepAwake(Programs programs, Function<String, List<String>> command) {
        this.programs = programs;
        this.command = command;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public Hold hold(String reason) {
        try {
            return programs.start(command.apply(reason))::close;
        } catch (IOException e) {
            LOG.warn("the machine cannot be kept awake", e);
            return () -> {};
        }
    }
}
