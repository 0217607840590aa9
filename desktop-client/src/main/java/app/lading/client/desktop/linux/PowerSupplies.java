package app.lading.client.desktop.linux;

import app.lading.client.desktop.PowerSource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the kernel says about mains and batteries (`Documentation/ABI/testing/sysfs-class-power`).
final class PowerSupplies implements PowerSource {
    private static final Logger LOG = LoggerFactory.getLogger(PowerSupplies.class);

    private final Path supplies;

    /// @param supplies `/sys/class/power_supply`
    PowerSupplies(Path supplies) {
        this.supplies = supplies;
    }

    @Override
    public boolean isOnMains() {
        if (!Files.isDirectory(supplies)) {
            return true;
        }
        boolean discharging = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(supplies)) {
            for (Path supply : all) {
                String type = read(supply.resolve("type"));
                // A mouse has a battery too.
                if (read(supply.resolve("scope")).equals("Device")) {
                    continue;
                }
                if (type.equals("Battery")) {
                    discharging |= read(supply.resolve("status")).equals("Discharging");
                } else if (read(supply.resolve("online")).equals("1")) {
                    return true;
                }
            }
        } catch (IOException e) {
            LOG.debug("nobody knows what feeds this machine", e);
        }
        return !discharging;
    }

    private static String read(Path file) throws IOException {
        return Files.isReadable(file) ? Files.readString(file).strip() : "";
    }
}
