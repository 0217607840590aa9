package app.lading.server.access;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Thread pools whose threads tell in a thread dump what they are for.
final class NamedThreads {
    private static final int KEEP_SECONDS = 30;

    private NamedThreads() {}

    /// Threads called `name-0`, `name-1`, …; they do not keep the program alive.
    static ThreadFactory factory(String name) {
        return Thread.ofPlatform().name(name + "-", 0).daemon().factory();
    }

    /// A pool of at most `size` threads, first come, first served.
    ///
    /// Its queue has no bound of its own: what waits is bounded by the number of connections, each of which has
    /// two tasks at most.
    static ThreadPoolExecutor pool(String name, int size) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, KEEP_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
