package app.lading.client.settings;

/// What the machine may do meanwhile.
///
/// @param keepAwake when it must not fall asleep
public record PowerSettings(KeepAwakePolicy keepAwake) {

    /// When the machine must not fall asleep: in any case only while bytes move.
    public enum KeepAwakePolicy {
        ON_MAINS,
        ALWAYS,
        NEVER
    }

    static PowerSettings defaults() {
        return new PowerSettings(KeepAwakePolicy.ON_MAINS);
    }

    public PowerSettings withKeepAwake(KeepAwakePolicy now) {
        return new PowerSettings(now);
    }
}
