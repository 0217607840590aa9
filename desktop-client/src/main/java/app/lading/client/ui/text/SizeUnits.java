package app.lading.client.ui.text;

/// In which units sizes are shown.
public enum SizeUnits {
    /// Powers of 1000, as disks and networks are sold: kB, MB, GB.
    DECIMAL,
    /// Powers of 1024: KiB, MiB, GiB.
    BINARY
}
