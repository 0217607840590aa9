package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;

/// One of those that are compared: it carries the files of a workload from one place to another.
interface Peer extends AutoCloseable {

    /// As it is called in the report.
    String name();

    /// Carries everything once, and compares what arrived.
    ///
    /// @param round another number each time
    /// @throws TrialException when it failed, or what arrived is not what was sent
    Carried carry(int round) throws IOException, InterruptedException, TrialException;

    /// Makes room for the next round.
    void forget(int round) throws IOException, InterruptedException, TrialException;

    @Override
    void close();

    /// What carrying took.
    ///
    /// @param client from the user's command to its end
    /// @param serverCpuSeconds what the server's processor time grew by
    /// @param serverPeakMemory the most memory the server had since it started, in bytes
    record Carried(Run client, double serverCpuSeconds, long serverPeakMemory) {}
}
