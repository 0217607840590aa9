package app.lading.client.ui.queue;

import app.lading.model.error.LadingException;
import app.lading.model.name.FileNames;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Asks a person for a folder on the server.
///
/// @param refused folders that did not take the files and are not offered again
/// @param answer takes the folder
public record FolderQuestion(Set<String> refused, Consumer<String> answer) {
    public FolderQuestion {
        refused = Set.copyOf(refused);
    }

    /// What a person typed as the name of a folder: without slashes at its ends.
    ///
    /// @throws LadingException when the server would refuse it
    static String folder(String typed) throws LadingException {
        return FileNames.checkFolder(typed.strip().replaceAll("^/+|/+$", ""));
    }

    /// Answers with what was typed, when it can be taken.
    ///
    /// @return the key of the words for what is wrong; empty when it was taken
    public Optional<String> take(String typed) {
        try {
            String folder = folder(typed);
            if (refused.contains(folder)) {
                return Optional.of("queue.folder.refused");
            }
            answer.accept(folder);
            return Optional.empty();
        } catch (LadingException e) {
            return Optional.of("queue.target.wrong");
        }
    }
}
