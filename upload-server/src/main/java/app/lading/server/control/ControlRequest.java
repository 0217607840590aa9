package app.lading.server.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// What an administrator asks for.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ControlRequest {

    /// Makes an account.
    ///
    /// @param quota bytes; null for no limit
    @JsonTypeName("user-add")
    record AddUser(
            String name,
            String password,
            boolean admin,
            @Nullable Long quota) implements ControlRequest {
        @Override
        public String toString() {
            return "AddUser[name=" + name + ", password=…, admin=" + admin + ", quota=" + quota + "]";
        }
    }

    /// Asks whether an account could be made or changed, before anybody is asked for a password.
    ///
    /// @param isNew whether it is to be made: then it must not be there, else it must
    @JsonTypeName("user-check")
    record CheckUser(String name, boolean isNew) implements ControlRequest {}

    /// Lists the accounts: one [ControlAnswer.User] each.
    @JsonTypeName("user-list")
    record ListUsers() implements ControlRequest {}

    /// Sets a new password and ends the user's sessions.
    @JsonTypeName("user-passwd")
    record SetPassword(String name, String password) implements ControlRequest {
        @Override
        public String toString() {
            return "SetPassword[name=" + name + ", password=…]";
        }
    }

    /// Sets how much a user may store.
    ///
    /// @param quota bytes; null for no limit
    @JsonTypeName("user-quota")
    record SetQuota(String name, @Nullable Long quota) implements ControlRequest {}

    /// Lets a user in no more, and ends the user's sessions.
    @JsonTypeName("user-disable")
    record DisableUser(String name) implements ControlRequest {}

    /// Lets a disabled user in again.
    @JsonTypeName("user-enable")
    record EnableUser(String name) implements ControlRequest {}

    /// Deletes an account, its sessions and unfinished uploads; finished files are moved aside.
    @JsonTypeName("user-remove")
    record RemoveUser(String name) implements ControlRequest {}

    /// Reads every finished file against its digest: one [ControlAnswer.Checked] each.
    @JsonTypeName("verify")
    record Verify() implements ControlRequest {}
}
