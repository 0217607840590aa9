package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.AccountSession;
import app.lading.client.ui.page.QueuePage;

/// One open account and the page of its queue. It goes on when another page is shown.
record AccountPage(AccountSession session, QueuePage page) {
    Account account() {
        return session.account();
    }
}
