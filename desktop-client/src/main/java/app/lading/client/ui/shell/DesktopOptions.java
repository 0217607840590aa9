package app.lading.client.ui.shell;

import app.lading.client.account.InviteLink;
import app.lading.client.desktop.Handover;
import app.lading.client.ui.text.Words;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the window was started with: `[PATH…] [file:///…] [lading://…] [--state DIR] [--server URL
/// --user NAME] [--hidden] [--exit-after-start]`.
///
/// @param paths to upload, absolute
/// @param links invite links
/// @param state the state folder; null for the usual one
/// @param server signed in to at once, with the password in `LADING_PASSWORD`; null for the login
/// @param user with `server`
/// @param hidden without showing the window, where there is a tray to bring it back
/// @param exitAfterStart shows login and queue and ends, so that a start can be recorded
record DesktopOptions(
        List<Path> paths,
        List<String> links,
        @Nullable Path state,
        @Nullable String server,
        @Nullable String user,
        boolean hidden,
        boolean exitAfterStart) {
    private static final String FILE_LINK = "file:/";

    /// Reads the command line.
    ///
    /// @param folder where relative paths begin
    /// @throws WrongOptionException that says what was expected and what came
    static DesktopOptions parse(List<String> args, Path folder) {
        List<Path> paths = new ArrayList<>();
        List<String> links = new ArrayList<>();
        @Nullable Path state = null;
        @Nullable String server = null;
        @Nullable String user = null;
        boolean hidden = false;
        boolean exit = false;
        for (int at = 0; at < args.size(); at++) {
            String arg = args.get(at);
            switch (arg) {
                case "--state" -> state = folder.resolve(value(args, ++at, arg));
                case "--server" -> server = value(args, ++at, arg);
                case "--user" -> user = value(args, ++at, arg);
                case "--hidden" -> hidden = true;
                case "--exit-after-start" -> exit = true;
                default -> {
                    if (InviteLink.isLink(arg)) {
                        links.add(arg);
                    } else if (arg.startsWith(FILE_LINK)) {
                        paths.add(fileOf(arg));
                    } else if (arg.startsWith("--") && !Files.exists(folder.resolve(arg))) {
                        throw new WrongOptionException(Words.of("start.option.unknown", arg));
                    } else {
                        paths.add(folder.resolve(arg).toAbsolutePath().normalize());
                    }
                }
            }
        }
        if ((server == null) != (user == null)) {
            throw new WrongOptionException(Words.of("start.option.pair"));
        }
        return new DesktopOptions(List.copyOf(paths), List.copyOf(links), state, server, user, hidden, exit);
    }

    /// File managers name files by their addresses where a program takes links as well.
    private static Path fileOf(String link) {
        try {
            return Path.of(URI.create(link)).toAbsolutePath().normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new WrongOptionException(Words.of("start.option.unknown", link));
        }
    }

    /// What a program that runs already shall do.
    Handover handover() {
        return new Handover(paths, links, !hidden);
    }

    /// The program was started in a way that it does not know.
    static final class WrongOptionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient Words words;

        WrongOptionException(Words words) {
            super(words.toString());
            this.words = words;
        }

        /// What was expected and what came, for a person.
        Words words() {
            return words;
        }
    }

    private static String value(List<String> args, int at, String option) {
        if (at >= args.size()) {
            throw new WrongOptionException(Words.of("start.option.value", option));
        }
        return args.get(at);
    }
}
