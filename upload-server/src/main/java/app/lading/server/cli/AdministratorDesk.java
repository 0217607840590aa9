package app.lading.server.cli;

import app.lading.server.control.Administration;
import app.lading.server.control.ControlAnswer;
import app.lading.server.control.ControlClient;
import app.lading.server.control.ControlRequest;
import app.lading.server.logic.CoreOptions;
import app.lading.server.logic.ServerCore;
import app.lading.server.storage.DataFolderInUse;
import app.lading.server.storage.LockInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has a request carried out: by the server that holds the data folder, or, when there is none, by opening the
/// folder for the time it takes.
final class AdministratorDesk {

    /// Asks, and waits for the last answer.
    ///
    /// @param data an existing data folder, or one to be made when the request is the first account
    /// @throws DataFolderInUse when a process holds the folder that cannot be asked
    /// @throws IOException in words for people
    void ask(Path data, ControlRequest request, Consumer<ControlAnswer> answers) throws DataFolderInUse, IOException {
        if (!Files.isDirectory(data) && !(request instanceof ControlRequest.AddUser)) {
            throw new IOException("'" + data + "' is no data folder; check --data");
        }
        try (ServerCore core = ServerCore.open(data, CoreOptions.standard())) {
            new Administration(core).handle(request, answers);
        } catch (DataFolderInUse e) {
            Optional<LockInfo> holder = e.holder();
            @Nullable String control = holder.map(LockInfo::control).orElse(null);
            if (control == null) {
                throw e;
            }
            try {
                ControlClient.call(Path.of(control), request, answers);
            } catch (IOException unreachable) {
                throw new IOException(
                        "the running server could not be asked through " + control + ": " + unreachable.getMessage(),
                        unreachable);
            }
        }
    }
}
