package app.lading.server.logic;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How the server behaves; the defaults of [#standard] are meant to be left alone.
///
/// @param clock the time of day, for what is stored
/// @param nanos a clock that only goes forward, in nanoseconds, for what is waited for
/// @param maxFileSize bytes; of each file under way some 250 bytes a block are held for a moment when it is continued,
///     which for 4 TiB is a quarter of the heap that the packages start with
/// @param reserveBytes what uploads leave free on the disk; null for the smaller of 2 GiB and 5 % of it
/// @param maxUploadsPerUser unfinished ones
/// @param uploadExpiry after which an upload that nobody continues is deleted
/// @param sessionIdle after which an unused session ends
/// @param sessionLife after which every session ends
public record CoreOptions(
        Clock clock,
        LongSupplier nanos,
        long maxFileSize,
        @Nullable Long reserveBytes,
        int maxUploadsPerUser,
        Duration uploadExpiry,
        Duration sessionIdle,
        Duration sessionLife) {

    /// The options of the server as it is delivered.
    public static CoreOptions standard() {
        return new CoreOptions(
                Clock.systemUTC(),
                System::nanoTime,
                4L << 40,
                null,
                10_000,
                Duration.ofDays(7),
                Duration.ofDays(14),
                Duration.ofDays(90));
    }

    public CoreOptions withClock(Clock newClock, LongSupplier newNanos) {
        return new CoreOptions(
                newClock,
                newNanos,
                maxFileSize,
                reserveBytes,
                maxUploadsPerUser,
                uploadExpiry,
                sessionIdle,
                sessionLife);
    }

    public CoreOptions withReserveBytes(@Nullable Long bytes) {
        return new CoreOptions(
                clock, nanos, maxFileSize, bytes, maxUploadsPerUser, uploadExpiry, sessionIdle, sessionLife);
    }

    public CoreOptions withMaxFileSize(long bytes) {
        return new CoreOptions(
                clock, nanos, bytes, reserveBytes, maxUploadsPerUser, uploadExpiry, sessionIdle, sessionLife);
    }

    public CoreOptions withMaxUploadsPerUser(int most) {
        return new CoreOptions(clock, nanos, maxFileSize, reserveBytes, most, uploadExpiry, sessionIdle, sessionLife);
    }
}
