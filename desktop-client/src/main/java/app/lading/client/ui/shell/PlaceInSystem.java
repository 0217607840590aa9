package app.lading.client.ui.shell;

import app.lading.client.settings.GeneralSettings;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.text.Words;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what the settings say about the program's place in the system: whether it starts with the computer, and whether
/// it is in the menus and opens links.
final class PlaceInSystem {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceInSystem.class);

    private final Program program;
    private final Frame frame;

    /// Something that the system is told.
    private interface Deed {
        void run() throws IOException;
    }

    PlaceInSystem(Program program, Frame frame) {
        this.program = program;
        this.frame = frame;
    }

    /// Follows the settings from now on.
    void follow() {
        program.settings().listen((before, now) -> {
            start(before.general(), now.general());
            menu(before.general(), now.general());
        });
    }

    private void start(GeneralSettings before, GeneralSettings now) {
        boolean same = before.startAtLogin() == now.startAtLogin() && before.startHidden() == now.startHidden();
        if (!same && program.services().autostart().isAvailable()) {
            tell("autostart.cannot", () -> {
                if (now.startAtLogin()) {
                    program.services().autostart().enable(now.startHidden());
                } else {
                    program.services().autostart().disable();
                }
            });
        }
    }

    private void menu(GeneralSettings before, GeneralSettings now) {
        if (before.openLinks() != now.openLinks()
                && program.services().menuEntry().isAvailable()) {
            tell("menu-entry.cannot", () -> {
                if (now.openLinks()) {
                    program.services().menuEntry().add();
                } else {
                    program.services().menuEntry().remove();
                }
            });
        }
    }

    /// The system is told on a thread that may wait.
    private void tell(String otherwise, Deed deed) {
        program.background().execute(() -> {
            try {
                deed.run();
            } catch (IOException e) {
                LOG.warn("the system did not take what the settings say: {}", otherwise, e);
                frame.ui().run(() -> frame.toasts().show(Toast.saying(Words.of(otherwise))));
            }
        });
    }
}
