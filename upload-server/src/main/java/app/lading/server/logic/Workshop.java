package app.lading.server.logic;

import app.lading.server.storage.Storage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// What every upload works with.
///
/// @param nanos a clock that only goes forward, in nanoseconds
/// @param disk for forcing files
/// @param links for linking finished files, and copying them where there are no links
/// @param longReads for reading whole files
/// @param seen which finished files were seen to be right lately
/// @param reread for those that were not
record Workshop(
        Storage storage,
        Registry registry,
        LightBreakpoints breakpoints,
        SmallFiles smallFiles,
        Counters counters,
        Clock clock,
        LongSupplier nanos,
        Executor disk,
        Executor links,
        LongReads longReads,
        SeenWhole seen,
        Reread reread) {
    /// The time as it is stored.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
