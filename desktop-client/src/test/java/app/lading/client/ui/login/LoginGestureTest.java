package app.lading.client.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.client.account.ProbeResult;
import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.task.FxUiThread;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/// Signs in with the keyboard and the mouse, as a person does.
class LoginGestureTest extends ApplicationTest {
    private final FakeEntrance entrance = new FakeEntrance();
    private Formats formats;

    @Override
    public void start(Stage stage) {
        FxUiThread ui = new FxUiThread();
        formats = Formats.of(new Texts(Locale.ENGLISH), ZoneOffset.UTC, InstantSource.system());
        entrance.keychain.complete(new Keychain.Availability.Available("GNOME Keyring"));
        LoginViewModel model = new LoginViewModel(entrance, ui, InstantSource.system(), formats.durations());
        LoginView view = new LoginView(model, formats, new NoClipboard(), () -> {}, null);
        Scene scene = new Scene(view, 900, 600);
        new Theme().dress(scene);
        stage.setScene(scene);
        stage.show();
        view.firstFocus().requestFocus();
    }

    @Test
    void typing_address_user_and_password_and_pressing_enter_signs_in() throws Exception {
        write("files.example.org");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !entrance.probed.isEmpty());
        interact(() -> entrance.probe.end(new ProbeResult.Reached(
                ServerAddress.parse("files.example.org"),
                "0.1.0",
                ProbeResult.Security.ENCRYPTED,
                Duration.ofMillis(20),
                null)));

        type(javafx.scene.input.KeyCode.ENTER);
        write("ana");
        type(javafx.scene.input.KeyCode.ENTER);
        write("secret");
        type(javafx.scene.input.KeyCode.ENTER);

        assertThat(entrance.passwords).containsExactly("ana@files.example.org:secret");
        clickOn("#login-cancel");
        assertThat(entrance.signIn.wasCancelled).isTrue();
        assertThat(lookup("#login-sign-in").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void the_language_changes_while_the_window_is_open() {
        assertThat(lookup("#login-sign-in").queryAs(Button.class).getText()).isEqualTo("Sign in");

        interact(() -> formats.texts().setLocale(Locale.SIMPLIFIED_CHINESE));

        assertThat(lookup("#login-sign-in").queryAs(Button.class).getText()).isEqualTo("登录");
        assertThat(lookup("#login-server-line").queryAs(Label.class).getText()).isEqualTo("服务器地址，或管理员发来的邀请链接");
    }

    private static final class NoClipboard implements Clipboard {
        @Override
        public void copy(String text) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public String text() {
            return "";
        }

        @Override
        public List<Path> files() {
            return List.of();
        }
    }
}
