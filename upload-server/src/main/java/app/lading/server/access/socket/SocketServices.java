package app.lading.server.access.socket;

import app.lading.model.message.MessageCodec;
import app.lading.server.access.buffer.DirectBuffers;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// What all sockets share.
///
/// @param limits what a socket may do
/// @param sessions who may talk
/// @param streams where uploads come from
/// @param executor runs the reading and writing of sockets on a bounded number of threads that may block on the
///     disk
/// @param buffers one for each reading thread
/// @param codec writes and reads messages
/// @param nanoTime the time for limits, as [System#nanoTime()]
/// @param counters what is counted for the metrics
public record SocketServices(
        SocketLimits limits,
        SessionLookup sessions,
        StreamOpener streams,
        Executor executor,
        DirectBuffers buffers,
        MessageCodec codec,
        LongSupplier nanoTime,
        SocketCounters counters) {}
