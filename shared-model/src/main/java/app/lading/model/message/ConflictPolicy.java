package app.lading.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What happens when a *different* file already has the name. The same content under the same name is never a
/// conflict: it is simply there.
public enum ConflictPolicy {
    /// Keep both: the new one becomes `name (2).ext`, or the next free number.
    @JsonProperty("rename")
    RENAME,
    /// The new one takes the place of the old one, in one step.
    @JsonProperty("replace")
    REPLACE,
    /// Keep the old one and do not send; answered with `name-exists`.
    @JsonProperty("skip")
    SKIP,
    /// Keep the old one and report it; answered with `name-exists`.
    @JsonProperty("fail")
    FAIL
}
