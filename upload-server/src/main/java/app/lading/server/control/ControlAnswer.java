package app.lading.server.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an administrator is told: any number of [User] or [Checked], then one of the others.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ControlAnswer {

    /// Whether nothing follows.
    default boolean last() {
        return !(this instanceof User || this instanceof Checked);
    }

    /// One account.
    ///
    /// @param quota bytes; null for no limit
    /// @param used bytes of finished files
    @JsonTypeName("user")
    record User(
            String name,
            boolean admin,
            boolean disabled,
            @Nullable Long quota,
            long used,
            Instant created) implements ControlAnswer {}

    /// One file that was read against its digest.
    ///
    /// @param verdict `ok`, `damaged`, `missing` or `unknown` (a file that lies there without a record)
    /// @param problem what is wrong, for people; null when nothing is
    @JsonTypeName("checked")
    record Checked(
            String user,
            String folder,
            String name,
            long size,
            String verdict,
            @Nullable String problem) implements ControlAnswer {}

    /// All files were read.
    @JsonTypeName("report")
    record Report(long ok, long damaged, long missing, long unknown, long bytes) implements ControlAnswer {
        /// Whether every file is as it should be.
        public boolean clean() {
            return damaged == 0 && missing == 0 && unknown == 0;
        }
    }

    /// It is done.
    ///
    /// @param note what else to know, for people
    @JsonTypeName("done")
    record Done(@Nullable String note) implements ControlAnswer {}

    /// It was refused.
    ///
    /// @param code the wire name of an error code
    /// @param message what was expected and what came
    /// @param remedy what to do next
    @JsonTypeName("refused")
    record Refused(String code, String message, String remedy) implements ControlAnswer {}
}
