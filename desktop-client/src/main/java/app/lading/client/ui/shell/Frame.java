package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.desktop.BatchNotices;
import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.FileChoosers;
import app.lading.client.desktop.KeepAwakeGuard;
import app.lading.client.settings.GeneralSettings;
import app.lading.client.settings.Settings;
import app.lading.client.transfer.Snapshot;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.FxUiThread;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.SizeUnits;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import app.lading.client.ui.theme.ThemeChoice;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/// The window itself: its place, clothes, language, title, icon, and what the system shows of it.
final class Frame {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<Integer> ICONS = List.of(16, 32, 48, 128, 256);

    private final Program program;
    private final Stage stage;
    private final Formats formats;
    private final Theme theme = new Theme();
    private final UiThread ui = new FxUiThread();
    private final Toasts toasts = new Toasts(ui);
    private final Banners banners = new Banners();
    private final Shell shell;
    private final WindowKeeper keeper;
    private final CloseButton closeButton;
    private final Clipboard clipboard = new FxClipboard();
    private final FileChoosers choosers;
    private final ExecutorService system = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("system").daemon().factory());
    private final KeepAwakeGuard awake;
    private final ReadOnlyBooleanWrapper keptAwake = new ReadOnlyBooleanWrapper(this, "keptAwake");
    private final BatchNotices notices;
    private final Map<AccountSession, BatchWatch> watches = new WeakHashMap<>();

    Frame(Program program, Stage stage, Runnable quit) {
        this.program = program;
        this.stage = stage;
        this.formats = Formats.of(new Texts(Locale.getDefault()), ZoneId.systemDefault(), program.clock());
        this.shell = new Shell(formats.texts(), banners, toasts);
        this.keeper = new WindowKeeper(stage, program.memory(), ui);
        this.choosers = new FxFileChoosers(stage, program.background());
        this.awake = new KeepAwakeGuard(
                program.services().keepAwake(), program.services().powerSource(), system, System::nanoTime);
        this.notices = new BatchNotices(
                program.services().notifier(),
                new NoticeWords(formats.texts()),
                () -> program.settings().get().notices(),
                stage::isFocused,
                System::nanoTime,
                system);
        follow(program.settings().get());
        program.settings().listen((before, now) -> ui.run(() -> follow(now)));
        Scene scene = new Scene(shell);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setTitle(formats.texts().get("app.name"));
        ICONS.stream()
                .map(size -> new Image(
                        Frame.class.getResource("lading-" + size + ".png").toExternalForm()))
                .forEach(stage.getIcons()::add);
        this.closeButton =
                new CloseButton(stage, program.services().tray(), program.settings(), formats.texts(), shell, ui, quit);
    }

    // ---- what views are made with

    Formats formats() {
        return formats;
    }

    UiThread ui() {
        return ui;
    }

    Toasts toasts() {
        return toasts;
    }

    Banners banners() {
        return banners;
    }

    Shell shell() {
        return shell;
    }

    Clipboard clipboard() {
        return clipboard;
    }

    FileChoosers choosers() {
        return choosers;
    }

    /// Whether the machine is kept awake for uploads now.
    ReadOnlyBooleanProperty keptAwake() {
        return keptAwake.getReadOnlyProperty();
    }

    // ---- the window

    /// Shows the window, unless it was asked to stay in a tray that is there.
    void show(boolean hidden) {
        keeper.restore();
        if (hidden) {
            closeButton.startHidden(this::toFront);
        } else {
            stage.show();
        }
    }

    void toFront() {
        stage.show();
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// Takes the window away, at the end.
    void hide() {
        keeper.remember();
        awake.close();
        stage.hide();
    }

    /// A calm page for the moment in which the keychain is asked.
    void showOpening() {
        OpeningView opening = new OpeningView(formats.texts());
        shell.show(opening, List.of(), opening);
    }

    /// Tells the person, who may look elsewhere, that an account waits for somebody.
    void needsYou(Account account) {
        notices.accountNeedsYou(account.user() + " · " + account.server().hostAndPort());
    }

    /// Does something after the window was painted a few times.
    void afterPulses(int count, Runnable work) {
        new AnimationTimer() {
            private int left = count;

            @Override
            public void handle(long now) {
                if (--left <= 0) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }

    // ---- what the system shows

    /// Keeps title, taskbar, wakefulness and messages true.
    void everySecond(Supplier<List<AccountSession>> sessions) {
        ui.every(SECOND, () -> {
            List<Snapshot> snapshots = new ArrayList<>();
            for (AccountSession session : sessions.get()) {
                Snapshot snapshot = session.queue().snapshot();
                snapshots.add(snapshot);
                watches.computeIfAbsent(session, key -> new BatchWatch(notices)).look(snapshot.items());
            }
            Progress progress = Progress.of(snapshots);
            tell(progress);
            notices.tick(progress.isRest());
        });
    }

    private void tell(Progress progress) {
        Texts texts = formats.texts();
        stage.setTitle(texts.get(progress.title()));
        program.services().taskbar().show(progress.state(), progress.fraction());
        awake.update(
                progress.activity(),
                program.settings().get().power().keepAwake(),
                texts.count("awake.reason", progress.moving()));
        keptAwake.set(awake.isHeld());
        closeButton.busy(!progress.isRest());
    }

    private void follow(Settings now) {
        GeneralSettings general = now.general();
        theme.choose(ThemeChoice.valueOf(general.theme().name()));
        theme.scaleText(general.textPercent() / 100.0);
        formats.texts()
                .setLocale(
                        switch (general.language()) {
                            case SYSTEM -> Locale.getDefault();
                            case ENGLISH -> Locale.ENGLISH;
                            case CHINESE -> Locale.SIMPLIFIED_CHINESE;
                        });
        formats.sizes()
                .unitsProperty()
                .set(general.units() == GeneralSettings.SizeUnits.GB ? SizeUnits.DECIMAL : SizeUnits.BINARY);
    }
}
