package app.lading.client.desktop.windows;

import app.lading.client.desktop.PowerSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What feeds the machine, by `GetSystemPowerStatus`.
final class PowerStatus implements PowerSource {
    private static final Logger LOG = LoggerFactory.getLogger(PowerStatus.class);
    private static final int OFFLINE = 0;

    private @Nullable Kernel32 kernel;

    @Override
    public synchronized boolean isOnMains() {
        try {
            Kernel32 known = kernel;
            if (known == null) {
                known = new Kernel32();
                kernel = known;
            }
            return known.acLineStatus() != OFFLINE;
        } catch (RuntimeException e) {
            LOG.debug("nobody knows what feeds this machine", e);
            return true;
        }
    }
}
