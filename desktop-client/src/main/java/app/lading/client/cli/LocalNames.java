package app.lading.client.cli;

import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Which name a file of the server gets here. On most systems it is the same; Windows cannot have all of them.
///
/// @param windows whether the rules of Windows hold
record LocalNames(boolean windows) {
    private static final String FORBIDDEN = "<>:\"|?*";
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /// The place of a name in a folder, and nowhere else: what the server says is checked before it becomes a path.
    ///
    /// @throws CliException when no file can have the name here
    Path resolve(Path folder, String name) throws CliException {
        try {
            FileNames.checkName(name);
            Path path = folder.resolve(windows ? forWindows(name) : name);
            if (!folder.equals(path.getParent()) && !folder.toString().isEmpty()) {
                throw cannot(name, "it would not lie in the folder " + folder);
            }
            return path;
        } catch (LadingException | InvalidPathException e) {
            throw cannot(name, String.valueOf(e.getMessage()));
        }
    }

    private static CliException cannot(String name, String why) {
        return CliException.failed(
                "'" + FileNames.visible(name) + "' cannot be the name of a file or folder here: " + why + ".",
                "Rename it where it was sent from, and send it again.");
    }

    private static String forWindows(String name) {
        StringBuilder mapped = new StringBuilder();
        name.chars().forEach(c -> mapped.append(FORBIDDEN.indexOf(c) >= 0 ? '_' : (char) c));
        int last = mapped.length() - 1;
        if (mapped.charAt(last) == '.' || mapped.charAt(last) == ' ') {
            mapped.setCharAt(last, '_');
        }
        int dot = mapped.indexOf(".");
        String stem = (dot < 0 ? mapped.toString() : mapped.substring(0, dot)).toLowerCase(Locale.ROOT);
        return RESERVED.contains(stem) ? "_" + mapped : mapped.toString();
    }
}
