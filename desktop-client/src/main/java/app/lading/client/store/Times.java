package app.lading.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments in the database, always in UTC.
final class Times {
    private Times() {}

    static @Nullable OffsetDateTime store(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant read(ResultSet from, String column) throws SQLException {
        @Nullable OffsetDateTime time = from.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
