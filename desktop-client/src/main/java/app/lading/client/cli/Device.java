package app.lading.client.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// The name of this machine, by which its unfinished uploads are found again and people tell machines apart. It is
/// chosen
/// once and then kept in the state folder, because a host name changes with the network on some systems.
final class Device {
    private static final int LONGEST = 64;

    private Device() {}

    static String name(CliContext context, StateFolder state) throws CliException {
        Path file = state.path().resolve("device");
        try {
            if (Files.exists(file)) {
                String kept = clean(Files.readString(file));
                if (!kept.isEmpty()) {
                    return kept;
                }
            }
            String name = clean(host(context));
            if (name.isEmpty() || name.equals("localhost")) {
                name = "computer-"
                        + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
            }
            Files.writeString(file, name + "\n");
            return name;
        } catch (IOException e) {
            throw state.cannot("use", e);
        }
    }

    private static String host(CliContext context) throws IOException {
        for (String variable : new String[] {"COMPUTERNAME", "HOSTNAME"}) {
            String value = context.environment().get(variable);
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
