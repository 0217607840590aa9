package app.lading.client.desktop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the messages that were shown.
public final class FakeNotifier implements Notifier {
    public final List<Notification> shown = new CopyOnWriteArrayList<>();

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public void show(Notification notification) {
        shown.add(notification);
    }
}
