package app.lading.client.desktop;

/// Everything the operating system does for the program, in one hand.
///
/// @param keychain for tokens
/// @param keepAwake against falling asleep
/// @param powerSource whether the machine is fed from the mains
/// @param notifier for messages outside of the window
/// @param revealer shows files in the file manager
/// @param taskbar progress on the icon
/// @param singleInstance one program for one state folder
/// @param autostart start with the computer
/// @param tray an icon beside the clock
/// @param powerWatch tells of waking
/// @param networkWatch tells of other networks
public record DesktopServices(
        Keychain keychain,
        KeepAwake keepAwake,
        PowerSource powerSource,
        Notifier notifier,
        FileRevealer revealer,
        TaskbarProgress taskbar,
        SingleInstance singleInstance,
        Autostart autostart,
        Tray tray,
        PowerWatch powerWatch,
        NetworkWatch networkWatch)
        implements AutoCloseable {

    /// Ends the watches and takes the icon away.
    @Override
    public void close() {
        powerWatch.close();
        networkWatch.close();
        tray.close();
    }
}
