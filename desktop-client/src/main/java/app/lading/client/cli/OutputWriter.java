package app.lading.client.cli;

import app.lading.client.cli.terminal.Output;
import java.io.StringWriter;

/// Lets a library that writes to a `Writer` write to an [Output].
final class OutputWriter extends StringWriter {
    private final Output output;

    OutputWriter(Output output) {
        this.output = output;
    }

    @Override
    public void flush() {
        StringBuffer waiting = getBuffer();
        if (!waiting.isEmpty()) {
            output.raw(waiting.toString());
            waiting.setLength(0);
        }
    }
}
