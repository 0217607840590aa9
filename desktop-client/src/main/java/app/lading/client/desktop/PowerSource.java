package app.lading.client.desktop;

/// What feeds the machine. Reads small files or asks a program: not for the thread of a window.
@FunctionalInterface
public interface PowerSource {

    /// Whether it is fed from the mains; also true when nobody knows, as on a desktop machine.
    boolean isOnMains();
}
