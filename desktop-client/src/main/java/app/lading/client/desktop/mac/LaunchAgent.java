package app.lading.client.desktop.mac;

import app.lading.client.desktop.Autostart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A property list in `~/Library/LaunchAgents`, read by launchd when the person logs in (`launchd.plist(5)`).
final class LaunchAgent implements Autostart {
    private static final String LABEL = "app.lading.Lading";

    private final Path list;
    private final Path launcher;

    LaunchAgent(Path home, Path launcher) {
        this.list = home.resolve("Library").resolve("LaunchAgents").resolve(LABEL + ".plist");
        this.launcher = launcher;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public boolean isEnabled() {
        return Files.exists(list);
    }

    @Override
    public void enable(boolean hidden) throws IOException {
        Files.createDirectories(list.getParent());
        Files.writeString(list, """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>%s</string>
                    <key>ProgramArguments</key>
                    <array>
                        <string>%s</string>%s
                    </array>
                    <key>RunAtLoad</key>
                    <true/>
                    <key>ProcessType</key>
                    <string>Interactive</string>
                </dict>
                </plist>
                """.formatted(
                        LABEL, escaped(launcher.toString()), hidden ? "\n        <string>--hidden</string>" : ""));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void disable() throws IOException {
        Files.deleteIfExists(list);
    }
}
