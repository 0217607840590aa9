package app.lading.client.ui;

import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.notice.Toasts;
import app.lading.client.ui.task.FakeUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the view of a [Picture] is built with. Time stands still.
public final class GalleryKit {
    private final FakeUiThread ui = new FakeUiThread();
    private final Formats formats;
    private final Theme theme;
    private final List<Runnable> later = new ArrayList<>();

    GalleryKit(Locale language, Theme theme) {
        this.formats = Formats.of(new Texts(language), ZoneOffset.UTC, ui);
        this.theme = theme;
    }

    public Texts texts() {
        return formats.texts();
    }

    public Formats formats() {
        return formats;
    }

    public Theme theme() {
        return theme;
    }

    public FakeUiThread ui() {
        return ui;
    }

    public Toasts toasts() {
        return new Toasts(ui);
    }

    public Banners banners() {
        return new Banners();
    }

    /// What is to be done when the view stands in its window, before the picture is taken: a click, a scroll, a focus.
    public void whenShown(Runnable work) {
        later.add(work);
    }

    void shown() {
        later.forEach(Runnable::run);
    }
}
