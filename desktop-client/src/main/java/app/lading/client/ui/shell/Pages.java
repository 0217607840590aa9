package app.lading.client.ui.shell;

import app.lading.client.account.Accounts;
import app.lading.client.desktop.DiagnosticsFile;
import app.lading.client.desktop.Redactor;
import app.lading.client.ui.command.CommandMenu;
import app.lading.client.ui.history.HistoryBook;
import app.lading.client.ui.history.HistoryView;
import app.lading.client.ui.history.HistoryViewModel;
import app.lading.client.ui.notice.Reprieves;
import app.lading.client.ui.notice.Toast;
import app.lading.client.ui.settings.SettingsView;
import app.lading.client.ui.settings.SettingsViewModel;
import app.lading.client.ui.text.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The pages beside queue and login: settings, history. Each is made when it is asked for.
final class Pages {
    private final Program program;
    private final Frame frame;
    private final Reprieves reprieves;
    private @Nullable SettingsViewModel settings;
    private @Nullable HistoryViewModel history;

    Pages(Program program, Frame frame) {
        this.program = program;
        this.frame = frame;
        this.reprieves = new Reprieves(frame.ui(), frame.toasts());
    }

    /// Shows the settings.
    ///
    /// @param section its key
    /// @param menus over the page
    void settings(String section, List<CommandMenu> menus, Runnable back) {
        if (settings != null) {
            settings.close();
        }
        boolean tray = program.services().tray().availability().getNow(false);
        Set<String> missing = new HashSet<>();
        if (!program.services().autostart().isAvailable()) {
            missing.add("start-at-login");
        }
        if (!program.services().menuEntry().isAvailable()) {
            missing.add("open-links");
        }
        if (!tray) {
            missing.add("start-hidden");
            missing.add("close-to-tray");
        }
        SettingsViewModel model = new SettingsViewModel(program.settings(), frame.formats(), frame.ui(), missing);
        model.sectionProperty().set(section);
        settings = model;
        SettingsView view = new SettingsView(
                model,
                new SettingsView.Parts(
                        frame.choosers(),
                        frame.ui(),
                        program.background(),
                        frame.toasts(),
                        this::servers,
                        server -> program.probe().check(server, null).result(),
                        this::clearHistory,
                        this::saveDiagnostics,
                        back));
        frame.shell().show(view, menus, view.focus());
    }

    private List<String> servers() {
        return program.accounts().known().stream()
                .map(known -> known.account().server().toString())
                .distinct()
                .toList();
    }

    private void clearHistory() {
        frame.ui().hear(program.history().hide(), done -> {
            if (done) {
                reprieves.grant(
                        "history",
                        Words.of("history.cleared"),
                        program.history()::show,
                        () -> frame.ui().hear(program.history().clear(), this::cleared));
            } else {
                cleared(false);
            }
        });
    }

    private void cleared(boolean done) {
        if (!done) {
            frame.toasts().show(Toast.saying(Words.of("history.cleared.not")));
        }
    }

    /// Does what waited for a change of mind: the program ends.
    void end() {
        reprieves.end();
    }

    /// Asks where, and saves what is needed to find out what is wrong, without secrets and names.
    private void saveDiagnostics() {
        frame.choosers()
                .saveAs(frame.formats().texts().get("settings.diagnostics"), "lading-diagnostics.zip")
                .ifPresent(target -> frame.ui()
                        .hear(CompletableFuture.runAsync(() -> write(target), program.background()), (end, failure) -> {
                            String said =
                                    failure == null ? "settings.diagnostics.saved" : "settings.diagnostics.failed";
                            frame.toasts().show(Toast.saying(Words.of(said)));
                        }));
    }

    private void write(Path target) {
        Map<String, String> texts = Map.of(
                "versions.txt",
                "Lading " + Program.version() + "\nJava " + Runtime.version() + "\n" + System.getProperty("os.name")
                        + " " + System.getProperty("os.version") + "\n",
                "settings.txt",
                program.settings().get().toString());
        try {
            new DiagnosticsFile(new Redactor(names())).write(target, program.logFolder(), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What tells who somebody is: people, their servers, this computer.
    private List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Accounts.Known known : program.accounts().known()) {
            names.add(known.account().user());
            names.add(known.account().server().host());
        }
        names.add(System.getProperty("user.name", ""));
        names.add(String.valueOf(Path.of(System.getProperty("user.home", "")).getFileName()));
        names.removeIf(String::isBlank);
        return List.copyOf(names);
    }

    /// Shows the history.
    void history(List<CommandMenu> menus, Runnable back) {
        if (history != null) {
            history.close();
        }
        HistoryViewModel model = new HistoryViewModel(
                program.history(),
                frame.ui(),
                frame.formats(),
                frame.toasts(),
                frame.clipboard(),
                program.services().revealer(),
                frame.choosers(),
                program.background(),
                program.accounts().known().stream()
                        .map(known -> HistoryBook.nameOf(known.account()))
                        .toList());
        history = model;
        HistoryView view = new HistoryView(model, back);
        frame.shell().show(view, menus, view.focus());
    }
}
