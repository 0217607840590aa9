package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.account.Accounts;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// Who is signed in, with the way to the other accounts, to history and settings, and out.
final class AccountButton extends MenuButton {
    private final Account account;
    private final Texts texts;
    private final Actions actions;

    /// What its menu does.
    interface Actions {
        List<Accounts.Known> known();

        void switchTo(Account account);

        void addAccount();

        void signOut(Account account);

        void showHistory();

        void showSettings();
    }

    AccountButton(Account account, Texts texts, Actions actions) {
        this.account = account;
        this.texts = texts;
        this.actions = actions;
        setId("account");
        getStyleClass().addAll("account-button");
        Label initials = new Label(initials(account.user()));
        initials.getStyleClass().add("initials");
        setGraphic(initials);
        setMinWidth(USE_PREF_SIZE);
        accessibleTextProperty().bind(texts.bind("account.button", account.toString()));
        setOnShowing(event -> fill());
        fill();
    }

    private void fill() {
        List<MenuItem> items = new ArrayList<>();
        items.add(named(account, true));
        for (Accounts.Known known : actions.known()) {
            if (!known.account().equals(account)) {
                items.add(named(known.account(), false));
            }
        }
        items.add(item("account.add", "fth-user-plus", actions::addAccount));
        items.add(new SeparatorMenuItem());
        items.add(item("menu.history", "fth-clock", actions::showHistory));
        items.add(item("menu.settings", "fth-settings", actions::showSettings));
        items.add(new SeparatorMenuItem());
        items.add(item("account.sign-out", "fth-log-out", () -> actions.signOut(account)));
        getItems().setAll(items);
    }

    private MenuItem named(Account shown, boolean current) {
        MenuItem item = new MenuItem(
                shown.user() + " · " + shown.server().hostAndPort(),
                Icons.of(current ? "fth-check" : "fth-user", "small"));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> actions.switchTo(shown));
        return item;
    }

    private MenuItem item(String key, String icon, Runnable work) {
        MenuItem item = new MenuItem(null, Icons.of(icon, "small"));
        item.setId("account-" + key);
        item.textProperty().bind(texts.bind(key));
        item.setOnAction(event -> work.run());
        return item;
    }

    /// Up to two letters: of the first two words of the name, or its beginning.
    static String initials(String user) {
        String[] words = user.split("[._-]+", -1);
        String letters = words.length > 1 && !words[1].isEmpty() && !words[0].isEmpty()
                ? words[0].substring(0, 1) + words[1].substring(0, 1)
                : user.substring(0, Math.min(2, user.length()));
        return letters.toUpperCase(Locale.ROOT);
    }
}
