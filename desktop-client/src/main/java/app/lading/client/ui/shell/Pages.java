package app.lading.client.ui.shell;

import app.lading.client.account.Account;
import app.lading.client.transfer.EngineListener;
import app.lading.client.ui.command.CommandMenu;
import app.lading.client.ui.login.LoginView;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

final class Pages {
    private @Nullable LoginView login;

    Pages(Program program, Frame frame, Runnable back) {}

    void settings(String section, Runnable back) {}

    void history(Supplier<List<CommandMenu>> menus) {}

    EngineListener recorder(Account account) {
        return new EngineListener() {};
    }

    void login(@Nullable LoginView view) {
        login = view;
    }

    @Nullable
    LoginView login() {
        return login;
    }
}
