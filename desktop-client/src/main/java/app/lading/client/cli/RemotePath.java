package app.lading.client.cli;

import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.util.List;

/// A path on the server as people type it: names joined by `/`; one at the start or the end changes nothing.
///
/// @param text normal form, without those; empty for the top folder
record RemotePath(String text) {

    /// Reads a path.
    ///
    /// @throws CliException with exit code 2 when no file or folder can have it
    static RemotePath parse(String typed) throws CliException {
        String text = typed;
        while (text.startsWith("/")) {
            text = text.substring(1);
        }
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        try {
            return new RemotePath(FileNames.checkFolder(text));
        } catch (LadingException e) {
            throw CliException.usage(
                    "'" + FileNames.visible(typed) + "' cannot be a path on the server: " + e.getMessage() + ".",
                    "A path is names joined by '/', like Day-2/cut.mov.");
        }
    }

    boolean isTop() {
        return text.isEmpty();
    }

    /// The folder it lies in; empty for the top folder.
    String folder() {
        int slash = text.lastIndexOf('/');
        return slash < 0 ? "" : text.substring(0, slash);
    }

    /// Its last name; empty for the top folder.
    String name() {
        List<String> names = FileNames.split(text);
        return names.isEmpty() ? "" : names.getLast();
    }

    @Override
    public String toString() {
        return isTop() ? "your top folder" : "'" + FileNames.visible(text) + "'";
    }
}
