package app.lading.client.desktop;

import app.lading.client.watch.FakeNetworkWatch;
import app.lading.client.watch.FakePowerWatch;
import app.lading.client.watch.Watches;

/// All fakes of one system, and the record that is made of them.
public final class FakeDesktop {
    public final FakeKeychain keychain = new FakeKeychain();
    public final FakeKeepAwake keepAwake = new FakeKeepAwake();
    public boolean onMains = true;
    public final FakeNotifier notifier = new FakeNotifier();
    public final FakeFileRevealer revealer = new FakeFileRevealer();
    public final FakeTaskbar taskbar = new FakeTaskbar();
    public final FakeSingleInstance singleInstance = new FakeSingleInstance();
    public final FakeAutostart autostart = new FakeAutostart();
    public final FakeMenuEntry menuEntry = new FakeMenuEntry();
    public final FakeTray tray = new FakeTray();
    public final FakePowerWatch powerWatch = new FakePowerWatch();
    public final FakeNetworkWatch networkWatch = new FakeNetworkWatch();

    public DesktopServices services() {
        return new DesktopServices(
                keychain,
                keepAwake,
                () -> onMains,
                notifier,
                revealer,
                taskbar,
                singleInstance,
                autostart,
                menuEntry,
                tray,
                new Watches(powerWatch, networkWatch));
    }
}
