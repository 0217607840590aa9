package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.account.KeptToken;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.settings.Subscription;
import app.lading.client.ui.page.QueuePage;
import app.lading.client.ui.text.PageFormats;
import org.jspecify.annotations.Nullable;

/// One open account, the page of its queue, and what is known about why it rests. It goes on when another page is
/// shown. On the thread of the window.
final class AccountPage {
    private final AccountSession session;
    private final QueuePage page;
    private final PageFormats formats;
    private KeptToken kept;
    private @Nullable CertificateTrouble certificate;
    private @Nullable Subscription listening;
    private AccountSession.State told = AccountSession.State.SIGNED_IN;

    /// @param formats that the page writes with
    /// @param kept what was known of the session when the account was opened
    AccountPage(AccountSession session, QueuePage page, PageFormats formats, KeptToken kept) {
        this.session = session;
        this.page = page;
        this.formats = formats;
        this.kept = kept;
    }

    Account account() {
        return session.account();
    }

    AccountSession session() {
        return session;
    }

    QueuePage page() {
        return page;
    }

    /// What was known of the session when it was last looked for.
    KeptToken kept() {
        return kept;
    }

    /// The certificate that the server shows instead of the one that is trusted; null when none is refused, or it is
    /// not known yet.
    @Nullable
    CertificateTrouble certificate() {
        return certificate;
    }

    void certificate(@Nullable CertificateTrouble now) {
        certificate = now;
    }

    /// Takes over what is known now; with a session the queue goes on.
    void kept(KeptToken now) {
        kept = now;
        if (now instanceof KeptToken.Valid valid) {
            session.signedIn(valid.token());
        }
    }

    /// Has this run when the session changes, until [#close]; on any thread.
    void listen(Runnable listener) {
        listening = session.listen(listener);
    }

    /// Whether the session came into a state in which a person is needed since this was last asked.
    boolean needsSomebodyNow() {
        AccountSession.State before = told;
        told = session.state();
        boolean needs = told == AccountSession.State.SIGN_IN_NEEDED || told == AccountSession.State.BROKEN;
        return needs && told != before;
    }

    /// Ends the page; the session is the caller's to end.
    void close() {
        if (listening != null) {
            listening.close();
        }
        page.close();
        formats.close();
    }
}
