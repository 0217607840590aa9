package app.lading.client.cli;

import app.lading.client.store.StoreException;
import app.lading.model.name.FileNames;

/// Says in plain words why an engine could not go on, and what to do.
final class EngineTrouble {
    private EngineTrouble() {}

    /// @param trouble what ended the engine
    /// @param state where the job and the log are
    static String sentences(Throwable trouble, StateFolder state) {
        if (trouble instanceof StoreException) {
            Throwable cause = trouble.getCause();
            return "The state folder " + state.path() + " cannot be used: "
                    + firstLine(cause == null ? trouble : cause)
                    + " Check that the disk has space and can be written, or name another folder with --state.";
        }
        return "This should not have happened: " + firstLine(trouble) + " Please report it, with the end of "
                + state.log() + ".";
    }

    private static String firstLine(Throwable trouble) {
        String message = trouble.getMessage() == null
                ? trouble.getClass().getSimpleName()
                : trouble.getMessage().lines().findFirst().orElse("");
        String visible = FileNames.visible(message);
        return visible.endsWith(".") ? visible : visible + ".";
    }
}
