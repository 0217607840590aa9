package app.lading.client.desktop;

/// Messages of the system, outside of the window. May take a moment: not for the thread of a window.
public interface Notifier {

    /// There are no messages here.
    Notifier NONE = new Notifier() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public void show(Notification notification) {
            // Nobody would see it.
        }
    };

    /// One message.
    ///
    /// @param topic a later message of the same topic takes the place of the earlier one, where the system can
    /// @param title one line
    /// @param body a few lines, plain text
    record Notification(String topic, String title, String body) {}

    boolean isAvailable();

    /// Shows it; what fails is logged and never a reason to stop.
    void show(Notification notification);
}
