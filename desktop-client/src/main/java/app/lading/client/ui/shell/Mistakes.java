package app.lading.client.ui.shell;

import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.task.UiThread;
import app.lading.client.ui.text.Words;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what nobody caught: a mistake of this program. It goes to the log, and one banner says so; a window without a
/// console would lose it otherwise.
final class Mistakes implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);
    private static final String ID = "mistake";

    private final Banners banners;
    private final UiThread ui;
    private final Runnable showLog;
    private final AtomicBoolean telling = new AtomicBoolean();

    Mistakes(Banners banners, UiThread ui, Runnable showLog) {
        this.banners = banners;
        this.ui = ui;
        this.showLog = showLog;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable mistake) {
        LOG.error("a mistake of this program on the thread {}", thread.getName(), mistake);
        // What comes in a stream, or while this one is told, is in the log.
        if (telling.compareAndSet(false, true)) {
            ui.run(() -> {
                try {
                    show();
                } finally {
                    telling.set(false);
                }
            });
        }
    }

    private void show() {
        banners.show(new Banner(
                ID,
                Banner.Tone.DANGER,
                Words.of("banner.mistake"),
                List.of(
                        new Banner.Action(Words.of("menu.log"), showLog),
                        new Banner.Action(Words.of("banner.close"), () -> banners.close(ID)))));
    }
}
