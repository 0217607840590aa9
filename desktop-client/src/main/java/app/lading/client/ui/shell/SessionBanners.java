package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.CannotOpenException;
import app.lading.client.account.KeptToken;
import app.lading.client.account.SessionHold;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.ui.login.CertificateWords;
import app.lading.client.ui.notice.Banner;
import app.lading.client.ui.notice.Banners;
import app.lading.client.ui.text.Times;
import app.lading.client.ui.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// One banner for each reason why the whole queue of an account waits although nobody paused it. It says what
/// holds, not when the queue goes on: a person may have paused it as well.
final class SessionBanners {
    private final Banners banners;
    private final Times times;
    private final Actions actions;

    /// What the buttons of the banners do.
    interface Actions {
        /// Asks for the password.
        void signInAgain(Account account);

        /// Asks the keychain once more.
        void askKeychain(Account account);

        /// Opens the queue again, after it stopped or could not be opened.
        void openAgain(Account account);

        /// Shows the certificate of the server.
        void lookAtCertificate(Account account);
    }

    SessionBanners(Banners banners, Times times, Actions actions) {
        this.banners = banners;
        this.times = times;
        this.actions = actions;
    }

    /// Shows how a session stands now, and nothing of how it stood before.
    ///
    /// @param kept what was known of the session when it was last looked for
    /// @param certificate that is not taken; null when it is not known
    void show(AccountSession session, KeptToken kept, @Nullable CertificateTrouble certificate) {
        Account account = session.account();
        AccountSession.State state = session.state();
        if (state == AccountSession.State.CLOSED) {
            close(account);
            return;
        }
        banners.close(id("open", account));
        boolean signIn = state == AccountSession.State.SIGN_IN_NEEDED;
        put(id("sign-in", account), signIn ? Optional.of(signIn(account, kept)) : Optional.empty());
        put(
                id("broken", account),
                state == AccountSession.State.BROKEN ? Optional.of(broken(account)) : Optional.empty());
        put(
                id("certificate", account),
                session.isCertificateRefused() ? Optional.of(certificate(account, certificate)) : Optional.empty());
        put(id("hold", account), session.hold().map(hold -> hold(account, hold, session)));
    }

    /// Says that the queue of an account could not be opened.
    void cannotOpen(Account account, Throwable failure) {
        boolean inUse = cause(failure) instanceof CannotOpenException known
                && known.reason() == CannotOpenException.Reason.IN_USE;
        Words words = Words.of(inUse ? "banner.cannot-open.in-use" : "banner.cannot-open.folder", name(account));
        banners.show(new Banner(id("open", account), Banner.Tone.DANGER, words, List.of(again(account))));
    }

    /// Takes everything away that is said about an account.
    void close(Account account) {
        for (String reason : List.of("open", "sign-in", "broken", "certificate", "hold")) {
            banners.close(id(reason, account));
        }
    }

    private static String id(String reason, Account account) {
        return reason + "-" + account.id();
    }

    private void put(String id, Optional<Banner> banner) {
        banner.ifPresentOrElse(banners::show, () -> banners.close(id));
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Words name(Account account) {
        return Words.of("account.name", account.user(), account.server().hostAndPort());
    }

    private Banner signIn(Account account, KeptToken kept) {
        Banner.Action password =
                new Banner.Action(Words.of("banner.sign-in.action"), () -> actions.signInAgain(account));
        String why = switch (kept) {
            case KeptToken.Unreadable locked -> "banner.sign-in.keychain";
            case KeptToken.Missing none -> "banner.sign-in.not-kept";
            case KeptToken.SignedOut out -> "banner.sign-in.not-kept";
            case KeptToken.Valid ended -> "banner.sign-in";
        };
        List<Banner.Action> buttons = kept instanceof KeptToken.Unreadable
                ? List.of(new Banner.Action(Words.of("banner.try-again"), () -> actions.askKeychain(account)), password)
                : List.of(password);
        Words words = Words.of(why, account.user(), account.server().hostAndPort());
        return new Banner(id("sign-in", account), Banner.Tone.WARNING, words, buttons);
    }

    private Banner broken(Account account) {
        Words words = Words.of(
                "banner.broken",
                name(account),
                Words.of("problem.engine-failed.what"),
                Words.of("problem.engine-failed.remedy"));
        return new Banner(id("broken", account), Banner.Tone.DANGER, words, List.of(again(account)));
    }

    private Banner.Action again(Account account) {
        return new Banner.Action(Words.of("banner.open-again"), () -> actions.openAgain(account));
    }

    private Banner certificate(Account account, @Nullable CertificateTrouble trouble) {
        String server = account.server().hostAndPort();
        Words what = trouble == null
                ? Words.of("banner.certificate.unknown", server)
                : CertificateWords.what(account.server(), trouble, times);
        return new Banner(
                id("certificate", account),
                Banner.Tone.DANGER,
                Words.of("banner.certificate", what, server),
                List.of(new Banner.Action(
                        Words.of("banner.certificate.action"), () -> actions.lookAtCertificate(account))));
    }

    private Banner hold(Account account, SessionHold hold, AccountSession session) {
        String id = id("hold", account);
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
