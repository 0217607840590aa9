package app.lading.client.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// The name of this machine, by which its unfinished uploads are found again and people tell machines apart. It
/// is chosen once and then kept in the state folder, because a host name changes with the network on some
/// systems.
public final class DeviceName {
    private static final int LONGEST = 64;

    private DeviceName() {}

    /// The name that is kept, or a new one made of the host's.
    ///
    /// @param stateFolder of the program; it exists
    /// @param environment of the process
    /// @return 1 to 64 of `a-z 0-9 . _ -`
    public static String of(Path stateFolder, Map<String, String> environment) throws IOException {
        Path file = stateFolder.resolve("device");
        if (Files.exists(file)) {
            String kept = clean(Files.readString(file));
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        String name = clean(host(environment));
        if (name.isEmpty() || name.equals("localhost")) {
            name = "computer-" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
        }
        Files.writeString(file, name + "\n");
        return name;
    }

    private static String host(Map<String, String> environment) throws IOException {
        for (String variable : new String[] {"COMPUTERNAME", "HOSTNAME"}) {
            String value = environment.get(variable);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        Path file = Path.of("/etc/hostname");
        if (Files.isReadable(file)) {
            return Files.readString(file);
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "";
        }
    }

    private static String clean(String name) {
        StringBuilder clean = new StringBuilder();
        name.strip().toLowerCase(Locale.ROOT).chars().limit(LONGEST).forEach(c -> {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
            clean.append(plain ? (char) c : '-');
        });
        return clean.toString();
    }
}
