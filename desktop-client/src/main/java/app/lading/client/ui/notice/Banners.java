package app.lading.client.ui.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The banners of the window, in the order in which their reasons came.
///
/// For the thread of the window only.
public final class Banners {
    private final ObservableList<Banner> shown = FXCollections.observableArrayList();
    // Made once: it hears of changes only as long as somebody holds it, and who listens to it does not.
    private final ObservableList<Banner> seen = FXCollections.unmodifiableObservableList(shown);

    public ObservableList<Banner> shown() {
        return seen;
    }

    /// Shows the banner, in the place of one with the same id.
    public void show(Banner banner) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(banner.id())) {
                if (!shown.get(i).equals(banner)) {
                    shown.set(i, banner);
                }
                return;
            }
        }
        shown.add(banner);
    }

    public void close(String id) {
        shown.removeIf(banner -> banner.id().equals(id));
    }
}
