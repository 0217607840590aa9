package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.text.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Says what was damaged on the disk, put aside and begun anew: nothing that a person relied on is lost without a word.
final class DamageBanners {
    private final Banners banners;
    private final Consumer<Path> reveal;

    /// @param reveal shows a file in the file manager
    DamageBanners(Banners banners, Consumer<Path> reveal) {
        this.banners = banners;
        this.reveal = reveal;
    }

    void settings(Path aside) {
        show("settings", Words.of("damaged.settings", name(aside)), aside);
    }

    void accounts(Path aside) {
        show("accounts", Words.of("damaged.accounts", name(aside)), aside);
    }

    void history(Path aside) {
        show("history", Words.of("damaged.history", name(aside)), aside);
    }

    void queue(Account account, Path aside) {
        Words whose = Words.of("account.name", account.user(), account.server().hostAndPort());
        show("queue-" + account.id(), Words.of("damaged.queue", name(aside), whose), aside);
    }

    private static String name(Path aside) {
        return String.valueOf(aside.getFileName());
    }

    private void show(String what, Words words, Path aside) {
        String id = "damaged-" + what;
        banners.show(new Banner(
                id,
                Banner.Tone.WARNING,
                words,
                List.of(
                        new Banner.Action(Words.of("damaged.show"), () -> reveal.accept(aside)),
                        new Banner.Action(Words.of("banner.close"), () -> banners.close(id)))));
    }
}
