package app.lading.client.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Says in plain words what a file system complained about.
final class FileTrouble {
    private FileTrouble() {}

    static String sentence(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied.";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist.";
        }
        if (e instanceof NotDirectoryException) {
            return "it is not a folder.";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "something else has that name.";
        }
        if (e instanceof FileSystemException trouble && trouble.getReason() != null) {
            return trouble.getReason() + ".";
        }
        return String.valueOf(e.getMessage());
    }
}
