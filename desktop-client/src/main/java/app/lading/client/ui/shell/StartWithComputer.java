package app.lading.client.ui.shell;

import app.lading.client.settings.GeneralSettings;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.text.Words;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what the settings say about starting with the computer.
final class StartWithComputer {
    private static final Logger LOG = LoggerFactory.getLogger(StartWithComputer.class);

    private final Program program;
    private final Frame frame;

    StartWithComputer(Program program, Frame frame) {
        this.program = program;
        this.frame = frame;
    }

    /// Follows the settings from now on.
    void follow() {
        program.settings().listen((before, now) -> changed(before.general(), now.general()));
    }

    /// The system is asked on a thread that may wait.
    private void changed(GeneralSettings before, GeneralSettings now) {
        boolean same = before.startAtLogin() == now.startAtLogin() && before.startHidden() == now.startHidden();
        if (same || !program.services().autostart().isAvailable()) {
            return;
        }
        program.background().execute(() -> {
            try {
                if (now.startAtLogin()) {
                    program.services().autostart().enable(now.startHidden());
                } else {
                    program.services().autostart().disable();
                }
            } catch (IOException e) {
                LOG.warn("starting with the computer could not be set", e);
                frame.ui().run(() -> frame.toasts().show(Toast.saying(Words.of("autostart.cannot"))));
            }
        });
    }
}
