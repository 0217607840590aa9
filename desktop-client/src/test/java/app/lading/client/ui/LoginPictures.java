package app.lading.client.ui;

import app.lading.client.account.Account;
import app.lading.client.account.ProbeResult;
import app.lading.client.account.SignInResult;
import app.lading.client.account.Trouble;
import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.Keychain;
import app.lading.client.link.CertificateTrouble;
import app.lading.client.link.Pin;
import app.lading.client.link.ServerAddress;
import app.lading.client.ui.login.FakeEntrance;
import app.lading.client.ui.login.LoginView;
import app.lading.client.ui.login.LoginViewModel;
import app.lading.client.ui.shell.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;

/// The login, and everything that can be wrong with it.
final class LoginPictures {
    private static final ServerAddress SERVER = ServerAddress.parse("files.example.org");
    private static final Pin PIN = Pin.parse("7F3A91C204BE6D105588AA01CC42DD17E09B3C4F5A6B7C8D9E0F112233445566");

    private LoginPictures() {}

    static List<Picture> all() {
        return List.of(
                login("login-first", stage -> {
                    stage.entrance.keychain.complete(new Keychain.Availability.Available("GNOME Keyring"));
                }),
                login("login-checking", stage -> {
                    stage.known();
                    stage.type("files.example.org", "", "");
                }),
                login("login-reached", stage -> {
                    stage.known();
                    stage.reached(ProbeResult.Security.ENCRYPTED, null);
                    stage.type(null, "ana", "correct horse battery");
                }),
                login("login-no-keychain", stage -> {
                    stage.entrance.keychain.complete(new Keychain.Availability.Unavailable(
                            Keychain.Availability.Why.SILENT, "No secret service answers on the session bus."));
                    stage.reached(ProbeResult.Security.OPEN, null);
                    stage.type(null, "ana", "correct horse battery");
                    stage.reveal();
                }),
                login("login-signing-in", stage -> {
                    stage.known();
                    stage.reached(ProbeResult.Security.PINNED, null);
                    stage.signIn();
                }),
                login("login-wrong-password", stage -> {
                    stage.known();
                    stage.reached(ProbeResult.Security.ENCRYPTED, null);
                    stage.signIn();
                    stage.entrance.signIn.end(new SignInResult.WrongPassword());
                }),
                login("login-too-many-tries", stage -> {
                    stage.known();
                    stage.reached(ProbeResult.Security.ENCRYPTED, null);
                    stage.signIn();
                    stage.entrance.signIn.end(new SignInResult.TooManyTries(Duration.ofSeconds(48)));
                }),
                login("login-unreachable", stage -> {
                    stage.known();
                    stage.type("files.exmaple.org", "ana", "");
                    stage.entrance.probe.end(new ProbeResult.Unreachable(
                            Trouble.UNREACHABLE,
                            "There is no server of the name files.exmaple.org.",
                            "Mind the spelling."));
                }),
                login("login-not-lading", stage -> {
                    stage.known();
                    stage.type("www.example.org", "ana", "");
                    stage.entrance.probe.end(
                            new ProbeResult.NotLading(Trouble.PROTOCOL, "It answered with a page.", "Check the port."));
                }),
                login("login-not-an-address", stage -> {
                    stage.known();
                    stage.type("files example", "ana", "");
                    stage.entrance.probe.end(new ProbeResult.NotAnAddress("an address looks like …"));
                }),
                login("login-bad-invite", stage -> {
                    stage.known();
                    stage.type("lading://lab.lan?pin=abc", "", "");
                }),
                login("login-own-certificate", stage -> {
                    stage.known();
                    stage.certificate(CertificateTrouble.Reason.UNKNOWN_AUTHORITY);
                }),
                login("login-expired-certificate", stage -> {
                    stage.known();
                    stage.certificate(CertificateTrouble.Reason.EXPIRED);
                }),
                login("login-wrong-name", stage -> {
                    stage.known();
                    stage.certificate(CertificateTrouble.Reason.WRONG_NAME);
                }),
                login("login-changed-certificate", stage -> {
                    stage.known();
                    stage.certificate(CertificateTrouble.Reason.CHANGED);
                }),
                login("login-again", stage -> {
                    stage.known();
                    stage.model.signInAgain(stage.entrance.recent.getFirst());
                    stage.entrance.probe.end(stage.reachedAs(ProbeResult.Security.ENCRYPTED, null));
                }));
    }

    private static Picture login(String name, Consumer<Set> play) {
        return new Picture(name, kit -> {
            Set stage = new Set(kit);
            kit.whenShown(() -> {
                play.accept(stage);
                stage.view.firstFocus().requestFocus();
            });
            Shell shell = new Shell(kit.texts(), kit.banners(), kit.toasts());
            shell.show(stage.view, List.of(), stage.view);
            return shell;
        });
    }

    /// A login with a fake server behind it.
    private static final class Set {
        private final FakeEntrance entrance = new FakeEntrance();
        private final GalleryKit kit;
        private final LoginViewModel model;
        private final LoginView view;

        private Set(GalleryKit kit) {
            this.kit = kit;
            entrance.recent.add(new Account(SERVER, "ana"));
            entrance.recent.add(new Account(ServerAddress.parse("https://lab.lan:8470"), "ana.lindqvist"));
            this.model = new LoginViewModel(
                    entrance, kit.ui(), kit.ui(), kit.formats().durations());
            this.view = new LoginView(model, kit.formats(), new NoClipboard(), () -> {}, null);
        }

        private void known() {
            entrance.keychain.complete(new Keychain.Availability.Available("GNOME Keyring"));
        }

        private void type(String server, String user, String password) {
            if (server != null) {
                model.serverProperty().set(server);
            }
            model.userProperty().set(user);
            ((PasswordField) view.lookup("#login-password")).setText(password);
            kit.ui().advance(Duration.ofSeconds(1));
        }

        private ProbeResult reachedAs(ProbeResult.Security security, String trouble) {
            return new ProbeResult.Reached(SERVER, "0.1.0", security, Duration.ofMillis(23), trouble);
        }

        private void reached(ProbeResult.Security security, String trouble) {
            type("files.example.org", "", "");
            entrance.probe.end(reachedAs(security, trouble));
        }

        private void signIn() {
            type(null, "ana", "correct horse battery");
            model.signIn("correct horse battery".toCharArray());
        }

        private void reveal() {
            ((ToggleButton) view.lookup("#login-reveal")).setSelected(true);
        }

        private void certificate(CertificateTrouble.Reason reason) {
            type("files.example.org", "ana", "");
            entrance.probe.end(new ProbeResult.WrongCertificate(
                    SERVER,
                    new CertificateTrouble(
                            reason,
                            reason == CertificateTrouble.Reason.WRONG_NAME ? "lab.lan" : "files.example.org",
                            "Lading of the Lindqvist studio",
                            Instant.parse("2026-01-01T00:00:00Z"),
                            Instant.parse(
                                    reason == CertificateTrouble.Reason.EXPIRED
                                            ? "2026-03-01T00:00:00Z"
                                            : "2027-03-01T00:00:00Z"),
                            PIN)));
        }
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
