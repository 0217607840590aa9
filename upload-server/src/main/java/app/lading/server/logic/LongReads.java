package app.lading.server.logic;

import app.lading.model.error.ErrorCode;
import app.lading.model.error.LadingException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Reading whole files, which takes hours for the largest: on threads that do nothing else, one file of a user
/// at a time, so that nobody holds all of them. Thread safe.
final class LongReads {
    private final Executor pool;

    /// As many as there are users.
    private final Map<String, SerialTasks> byUser = new ConcurrentHashMap<>();

    private volatile boolean stopping;

    LongReads(Executor pool) {
        this.pool = pool;
    }

    /// Runs a task after those of the same user.
    void execute(String user, Runnable task) {
        byUser.computeIfAbsent(user, name -> new SerialTasks(pool)).execute(task);
    }

    /// From now on every read ends at its next [#checkGoingOn]: what it is for can be read again after the next
    /// start.
    void stop() {
        stopping = true;
    }

    /// To be asked between two pieces.
    ///
    /// @throws LadingException `draining` when the server is about to stop
    void checkGoingOn() throws LadingException {
        if (stopping) {
            throw new LadingException(ErrorCode.DRAINING, "the server is about to stop, and reads the file later");
        }
    }
}
