package app.lading.client.cli;

import app.lading.client.cli.terminal.Terminal;
import app.lading.client.link.Transport;
import app.lading.client.watch.Watches;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/// Everything the commands take from outside, so that a test can give them another world.
///
/// @param environment variables
/// @param home the user's home folder
/// @param system the operating system as Java names it (`os.name`)
/// @param workFolder where relative paths begin
/// @param transport makes the way to servers; asked for only by commands that need one, which close it
/// @param interruption hears Ctrl-C
/// @param watches begins to watch the machine; asked for only by commands that wait for a server, which close it
/// @param version of the program
record CliContext(
        Terminal terminal,
        Map<String, String> environment,
        Path home,
        String system,
        Path workFolder,
        Supplier<Transport> transport,
        Clock clock,
        Interruption interruption,
        Supplier<Watches> watches,
        String version) {}
