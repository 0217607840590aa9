package app.lading.server.cli;

import app.lading.server.control.ControlAnswer;
import app.lading.server.storage.RealDisk;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/// Wording shared by the commands.
final class Sentences {
    private Sentences() {}

    /// What was refused, and what to do.
    static String refusal(ControlAnswer.Refused refused) {
        return sentence(refused.message()) + " " + refused.remedy();
    }

    /// Why a command failed, and what to do. The JDK's errors about files often say no more than the path.
    static String trouble(Exception e) {
        String user = System.getProperty("user.name", "");
        return switch (e) {
            case IOException full
            when RealDisk.isNoSpace(full) ->
                "No space is left on the disk of the data folder. Free some, then run this again.";
            case AccessDeniedException denied ->
                "'" + denied.getFile() + "' may not be read or written by the user " + user
                        + ". Run this as the user that runs the server, or name another folder with --data.";
            case FileAlreadyExistsException file ->
                "'" + file.getFile() + "' is a file, but --data names a folder. Name another one.";
            case FileSystemException file
            when file.getReason() != null ->
                "'" + file.getFile() + "' cannot be used: " + sentence(file.getReason())
                        + " Mend that, or name another folder with --data.";
            default -> sentence(String.valueOf(e.getMessage()));
        };
    }

    /// Begins with a capital, ends with a full stop.
    static String sentence(String text) {
        String begun = text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return begun.endsWith(".") || begun.endsWith("!") ? begun : begun + ".";
    }
}
