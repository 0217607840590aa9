package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.SessionHold;
import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.text.Times;
import app.lading.client.ui.text.Words;
import java.util.List;
import java.util.function.Consumer;

/// One banner for each reason why the whole queue of an account waits although nobody paused it. It says what
/// holds, not when the queue goes on: a person may have paused it as well.
final class SessionBanners {
    private final Banners banners;
    private final Times times;
    private final Consumer<Account> signInAgain;

    SessionBanners(Banners banners, Times times, Consumer<Account> signInAgain) {
        this.banners = banners;
        this.times = times;
        this.signInAgain = signInAgain;
    }

    /// Shows how the session stands now, and nothing of how it stood before.
    void show(AccountSession session) {
        Account account = session.account();
        String signIn = "sign-in-" + account.id();
        if (session.state() == AccountSession.State.SIGN_IN_NEEDED) {
            banners.show(new Banner(
                    signIn,
                    Banner.Tone.WARNING,
                    Words.of("banner.sign-in", account.user(), account.server().hostAndPort()),
                    List.of(new Banner.Action(Words.of("banner.sign-in.action"), () -> signInAgain.accept(account)))));
        } else {
            banners.close(signIn);
        }
        String hold = "hold-" + account.id();
        session.hold().ifPresentOrElse(now -> banners.show(banner(hold, now, session)), () -> banners.close(hold));
    }

    void close(Account account) {
        banners.close("sign-in-" + account.id());
        banners.close("hold-" + account.id());
    }

    private Banner banner(String id, SessionHold hold, AccountSession session) {
        return switch (hold.reason()) {
            case OUTSIDE_HOURS ->
                new Banner(
                        id,
                        Banner.Tone.INFO,
                        hold.until() == null
                                ? Words.of("banner.hours")
                                : Words.of("banner.hours.until", times.moment(hold.until())),
                        List.of());
            case METERED, METERED_ASK ->
                new Banner(
                        id,
                        Banner.Tone.INFO,
                        Words.of("banner.metered"),
                        List.of(new Banner.Action(Words.of("banner.metered.action"), session::allowMetered)));
        };
    }
}
