package app.lading.server.access.socket;

import app.lading.model.frame.CloseCode;
import app.lading.server.logic.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// All open sockets: how many each user has, and which belong to a session. Thread safe.
public final class SocketRegistry {
    private final int socketsPerUser;
    private final Set<UploadSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private final Map<String, Integer> placesByUser = new HashMap<>();
    private volatile boolean draining;

    public SocketRegistry(int socketsPerUser) {
        this.socketsPerUser = socketsPerUser;
    }

    /// Takes one of the user's places before the upgrade, so that two handshakes cannot share the last one.
    ///
    /// @return false when there is none
    boolean takePlace(String user) {
        synchronized (lock) {
            int taken = placesByUser.getOrDefault(user, 0);
            if (taken >= socketsPerUser) {
                return false;
            }
            placesByUser.put(user, taken + 1);
            return true;
        }
    }

    void leavePlace(String user) {
        synchronized (lock) {
            placesByUser.computeIfPresent(user, (name, taken) -> taken == 1 ? null : taken - 1);
        }
    }

    void add(UploadSocket socket) {
        sockets.add(socket);
    }

    void remove(UploadSocket socket) {
        sockets.remove(socket);
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    /// Waits until all sockets are gone, but not for ever.
    ///
    /// @return whether they are
    public boolean awaitEmpty(long time, TimeUnit unit) {
        long end = System.nanoTime() + unit.toNanos(time);
        boolean interrupted = false;
        synchronized (lock) {
            while (!sockets.isEmpty()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(lock, left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return sockets.isEmpty();
    }

    /// Whether the server is about to stop, so that nobody new is let in.
    boolean isDraining() {
        return draining;
    }

    /// Closes the sockets of a session that ended. Never blocks.
    public void sessionEnded(Session session) {
        for (UploadSocket socket : sockets) {
            if (socket.session().id().equals(session.id())) {
                socket.sessionEnded();
            }
        }
    }

    /// Tells all that the server is about to stop; nothing more is read from them.
    ///
    /// @param retryAfter seconds after which to come back
    public void drain(int retryAfter, String reason) {
        draining = true;
        sockets.forEach(socket -> socket.drain(retryAfter, reason));
    }

    /// Closes all, with the code that says that the server comes back.
    public void closeAll() {
        sockets.forEach(socket -> socket.close(CloseCode.RESTART, "the server is stopping"));
    }

    /// Ends what [#closeAll()] left: the connections whose peers do not answer.
    public void abortAll() {
        sockets.forEach(socket -> socket.abort("the server is stopping"));
    }

    /// What time brings to all sockets; to be called about once a second.
    public void tick(long nanoTime) {
        sockets.forEach(socket -> socket.tick(nanoTime));
    }

    /// How many are open, those that are saying good-bye included.
    public int count() {
        return sockets.size();
    }

    /// How many places of all users are taken.
    public int placesTaken() {
        synchronized (lock) {
            return placesByUser.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
