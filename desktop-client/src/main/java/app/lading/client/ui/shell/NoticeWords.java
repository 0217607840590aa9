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
        String how = how(ends);
        String title = ends.size() == 1
                ? texts.get("notice." + how + ".title", ends.getFirst().name())
                : texts.get("notice." + how + ".many.title", (long) ends.size());
        return new Notification("done", title, body(ends));
    }

    @Override
    public Notification allDone(List<End> ends) {
        String title = failed(ends) == 0 ? "notice.all.title" : "notice.all.partly.title";
        return new Notification("done", texts.get(title), body(ends));
    }

    /// Whether all of it is there, some, or nothing.
    private static String how(List<End> ends) {
        if (failed(ends) == 0) {
            return "done";
        }
        return files(ends) + folders(ends) == 0 ? "failed" : "partly";
    }

    private static long files(List<End> ends) {
        return ends.stream().mapToLong(End::files).sum();
    }

    private static long folders(List<End> ends) {
        return ends.stream().mapToLong(End::folders).sum();
    }

    private static long failed(List<End> ends) {
        return ends.stream().mapToLong(End::failed).sum();
    }

    private String body(List<End> ends) {
        long files = files(ends);
        long folders = folders(ends);
        long failed = failed(ends);
        String there = files == 0 && folders > 0
                ? texts.count("notice.done.folders", folders)
                : texts.count("notice.done.body", files);
        if (failed == 0) {
            return there;
        }
        String troubles = texts.count("notice.done.failed", failed);
        return files + folders == 0 ? troubles : there + " " + troubles;
    }

    @Override
    public Notification needsYou(List<Question> questions) {
        long number = questions.stream().mapToLong(Question::questions).sum();
        String title = questions.size() == 1
                ? texts.get("notice.needs.title", questions.getFirst().name())
                : texts.get("notice.needs.many.title", (long) questions.size());
        return new Notification("needs", title, texts.count("notice.needs.body", number));
    }

    @Override
    public Notification accountsNeedYou(List<String> accounts) {
        return new Notification(
                "account",
                texts.get("notice.account.title", String.join(texts.get("queue.row.comma"), accounts)),
                texts.get("notice.account.body"));
    }
}
