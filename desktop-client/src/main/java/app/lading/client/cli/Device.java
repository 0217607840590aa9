package app.lading.client.cli;

import app.lading.client.store.DeviceName;
import java.io.IOException;

/// The name of this machine, the same as the window's.
final class Device {
    private Device() {}

    static String name(CliContext context, StateFolder state) throws CliException {
        try {
            return DeviceName.of(state.path(), context.environment());
        } catch (IOException e) {
            throw state.cannot("use", e);
        }
    }
}
