package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.link.ServerAddress;
import app.lading.client.transfer.EngineListener;
import java.util.function.Consumer;

/// Shows every page once, so that a recording of the start knows their classes, and ends.
final class Rehearsal {
    private static final int PULSES = 4;

    private final Program program;
    private final Frame frame;
    private final AppMenus.Actions desk;

    Rehearsal(Program program, Frame frame, AppMenus.Actions desk) {
        this.program = program;
        this.frame = frame;
        this.desk = desk;
    }

    /// Begins after the login was shown.
    ///
    /// @param queue shows a queue
    void begin(Consumer<AccountSession> queue) {
        Account nobody = new Account(ServerAddress.parse("http://localhost:9"), "nobody");
        frame.ui().hear(program.sessions().open(nobody, null, false, new EngineListener() {}), session -> {
            queue.accept(session);
            frame.afterPulses(PULSES, () -> {
                desk.showSettings();
                frame.afterPulses(PULSES, () -> {
                    desk.showHistory();
                    frame.afterPulses(PULSES, () -> frame.ui().hear(session.closeLater(), closed -> desk.quit()));
                });
            });
        });
    }
}
