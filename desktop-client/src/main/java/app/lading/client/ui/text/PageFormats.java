package app.lading.client.ui.text;

import javafx.util.Subscription;

/// The words and formats of one page: as those of the window, until the page is closed. What a page has listen to them
/// is held by them and not by the window, so that a page that was closed can be forgotten with all that is on it.
///
/// For the thread of the window only.
public final class PageFormats implements AutoCloseable {
    private final Formats formats;
    private final Subscription following;

    /// Follows the formats of the window from now on.
    public PageFormats(Formats window) {
        Texts texts = new Texts(window.texts().locale());
        this.formats = Formats.of(texts, window.times().zone(), window.times()::now);
        this.following = Subscription.combine(
                window.texts().localeProperty().subscribe(texts::setLocale),
                window.sizes()
                        .unitsProperty()
                        .subscribe(units -> formats.sizes().unitsProperty().set(units)));
    }

    /// What the page writes with.
    public Formats formats() {
        return formats;
    }

    @Override
    public void close() {
        following.unsubscribe();
    }
}
