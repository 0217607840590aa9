package app.lading.client.ui.shell;

import app.lading.client.desktop.BatchNotices;
import app.lading.client.desktop.BatchNotices.End;
import app.lading.client.desktop.BatchNotices.Question;
import app.lading.client.desktop.Notifier.Notification;
import app.lading.client.ui.text.Texts;
import java.util.List;

/// The words of the messages outside of the window.
final class NoticeWords implements BatchNotices.Wording {
    private final Texts texts;

    NoticeWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Notification done(List<End> ends) {
        long files = ends.stream().mapToLong(End::files).sum();
        long folders = ends.stream().mapToLong(End::folders).sum();
        long failed = ends.stream().mapToLong(End::failed).sum();
        String title = ends.size() == 1
                ? texts.get("notice.done.title", ends.getFirst().name())
                : texts.get("notice.done.many.title", (long) ends.size());
        String there = files == 0 && folders > 0
                ? texts.count("notice.done.folders", folders)
                : texts.count("notice.done.body", files);
        String body = failed == 0 ? there : there + " " + texts.count("notice.done.failed", failed);
        return new Notification("done", title, body);
    }

    @Override
    public Notification needsYou(List<Question> questions) {
        long number = questions.stream().mapToLong(Question::questions).sum();
        String title = questions.size() == 1
                ? texts.get("notice.needs.title", questions.getFirst().name())
                : texts.get("notice.needs.many.title", (long) questions.size());
        return new Notification("needs", title, texts.count("notice.needs.body", number));
    }
}
