package app.lading.client.ui.login;

import app.lading.client.account.Account;
import app.lading.client.desktop.Clipboard;
import app.lading.client.desktop.Keychain;
import app.lading.client.ui.text.Formats;
import app.lading.client.ui.text.Texts;
import app.lading.client.ui.text.Words;
import app.lading.client.ui.theme.Icons;
import app.lading.client.ui.theme.Logo;
import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The login: one card in the middle of the window.
public final class LoginView extends StackPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int MOST_RECENT = 4;

    private final LoginViewModel model;
    private final Formats formats;
    private final Texts texts;
    private final Clipboard clipboard;

    private final TextField server = new TextField();
    private final TextField user = new TextField();
    private final PasswordBox password;
    private final VBox credentials = new VBox();
    private final StackPane serverLine = new StackPane();
    private final VBox certificate = new VBox();
    private final VBox trouble = new VBox();
    private final FlowPane recent = new FlowPane(6, 6);

    /// @param openNetwork shows the settings of proxy and certificates
    /// @param back to the queue from which this was opened; null when there is none
    public LoginView(
            LoginViewModel model, Formats formats, Clipboard clipboard, Runnable openNetwork, @Nullable Runnable back) {
        this.model = model;
        this.formats = formats;
        this.texts = formats.texts();
        this.clipboard = clipboard;
        setId("login");
        getStyleClass().addAll("login", "backdrop");

        Label passwordLabel = fieldLabel("login.password");
        password = new PasswordBox(texts, passwordLabel);
        bindFields();

        certificate.getStyleClass().add("login-certificate");
        credentials.getStyleClass().add("login-fields");
        credentials
                .getChildren()
                .addAll(
                        field(fieldLabel("login.user"), user),
                        field(passwordLabel, password),
                        keepBox(),
                        trouble,
                        buttons());
        VBox card = new VBox(
                header(), new VBox(4, field(fieldLabel("login.server"), server), serverLine), certificate, credentials);
        card.getStyleClass().addAll("panel", "login-card");
        card.setMaxWidth(Region.USE_PREF_SIZE);

        VBox column = new VBox(card, footer(openNetwork));
        if (back != null) {
            column.getChildren().addFirst(backButton(back));
        }
        column.getStyleClass().add("login-column");
        column.setMaxWidth(Region.USE_PREF_SIZE);
        StackPane middle = new StackPane(column);
        middle.getStyleClass().add("backdrop");
        ScrollPane scroll = new ScrollPane(middle);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().add(scroll);

        model.serverStateProperty().subscribe(this::showServer);
        model.troubleProperty().subscribe(this::showTrouble);
        model.recent().addListener((ListChangeListener<Account>) change -> showRecent());
        showRecent();
    }

    /// The field that a person fills in next.
    public Node firstFocus() {
        if (server.getText().isBlank()) {
            return server;
        }
        return user.getText().isBlank() ? user : password.field();
    }

    private void bindFields() {
        server.setId("login-server");
        server.textProperty().bindBidirectional(model.serverProperty());
        server.promptTextProperty().bind(texts.bind("login.server.prompt"));
        server.setOnAction(event -> user.requestFocus());
        user.setId("login-user");
        user.textProperty().bindBidirectional(model.userProperty());
        user.setOnAction(event -> password.focus());
        model.passwordGivenProperty().bind(password.given());
        password.onEnter(event -> signIn());
        for (TextField field : List.of(server, user, password.field(), password.shownField())) {
            field.disableProperty().bind(model.busyProperty());
        }
    }

    private Node header() {
        Label title = new Label();
        title.getStyleClass().add("title-2");
        title.textProperty()
                .bind(model.againProperty()
                        .map(account -> "login.again.title")
                        .orElse("login.title")
                        .flatMap(texts::bind));
        Label line = new Label();
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.getStyleClass().addAll("muted");
        line.textProperty()
                .bind(model.againProperty()
                        .map(account -> "login.again.line")
                        .orElse("login.line")
                        .flatMap(texts::bind));
        VBox words = new VBox(2, title, line);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox header = new HBox(16, new Logo(44), words);
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node keepBox() {
        CheckBox keep = new CheckBox();
        keep.setId("login-keep");
        keep.textProperty().bind(texts.bind("login.keep"));
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        keep.disableProperty()
                .bind(model.keychainProperty()
                        .map(found -> found != null && !found.isAvailable())
                        .orElse(false)
                        .flatMap(without -> model.busyProperty().map(busy -> busy || without)));
        Label hint = new Label();
        hint.setId("login-keep-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().addAll("small", "muted", "under-check");
        hint.textProperty()
                .bind(texts.bind(
                        model.keychainProperty().map(LoginView::keepHint).orElse(Words.of("login.keep.asking"))));
        return new VBox(2, keep, hint);
    }

    private static Words keepHint(Keychain.@Nullable Availability found) {
        return switch (found) {
            case null -> Words.of("login.keep.asking");
            case Keychain.Availability.Available available -> Words.of("login.keep.where", available.name());
            case Keychain.Availability.Unavailable unavailable ->
                Words.of(
                        switch (unavailable.why()) {
                            case NONE -> "login.keep.none";
                            case SILENT -> "login.keep.silent";
                        });
        };
    }

    private Node buttons() {
        Button signIn = new Button();
        signIn.setId("login-sign-in");
        signIn.getStyleClass().add(Styles.ACCENT);
        signIn.setMaxWidth(Double.MAX_VALUE);
        signIn.textProperty().bind(texts.bind("login.sign-in"));
        signIn.visibleProperty().bind(model.busyProperty().not());
        signIn.disableProperty().bind(model.readyProperty().not());
        signIn.setOnAction(event -> signIn());

        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small-progress");
        Label signingIn = new Label();
        signingIn.setMaxWidth(Double.MAX_VALUE);
        signingIn.textProperty().bind(texts.bind("login.signing-in"));
        HBox.setHgrow(signingIn, Priority.ALWAYS);
        Button cancel = new Button();
        cancel.setId("login-cancel");
        cancel.setCancelButton(true);
        cancel.textProperty().bind(texts.bind("login.cancel"));
        cancel.setOnAction(event -> {
            model.cancel();
            password.focus();
        });
        HBox busy = new HBox(turning, signingIn, cancel);
        busy.getStyleClass().add("login-busy");
        busy.visibleProperty().bind(model.busyProperty());
        return new StackPane(signIn, busy);
    }

    private Node backButton(Runnable back) {
        Button button = new Button(null, Icons.of("fth-arrow-left", "small", "accent"));
        button.setId("login-back");
        button.getStyleClass().add("link");
        button.textProperty().bind(texts.bind("login.back"));
        button.setOnAction(event -> back.run());
        HBox row = new HBox(button);
        row.getStyleClass().add("login-footer");
        row.setMaxWidth(Region.USE_PREF_SIZE);
        return row;
    }

    private Node footer(Runnable openNetwork) {
        Button network = new Button();
        network.setId("login-network");
        network.getStyleClass().addAll("link", "small");
        network.setMinWidth(Region.USE_PREF_SIZE);
        network.textProperty().bind(texts.bind("login.network"));
        network.setOnAction(event -> openNetwork.run());
        HBox.setHgrow(recent, Priority.ALWAYS);
        HBox footer = new HBox(recent, network);
        footer.getStyleClass().add("login-footer");
        footer.setMaxWidth(Region.USE_PREF_SIZE);
        return footer;
    }

    private void signIn() {
        char[] typed = password.password();
        try {
            model.signIn(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private void showServer(ServerState state) {
        boolean asks = state instanceof ServerState.Certificate;
        show(credentials, !asks);
        show(certificate, asks);
        certificate.getChildren().clear();
        serverLine.getChildren().setAll(serverLine(state));
        server.pseudoClassStateChanged(WRONG, state instanceof ServerState.Trouble);
        if (state instanceof ServerState.Certificate asked) {
            certificate.getChildren().add(new CertificatePanel(asked, model, formats, clipboard));
        }
    }

    private Node serverLine(ServerState state) {
        return switch (state) {
            case ServerState.Unknown unknown ->
                line(Icons.of("fth-link", "small"), Words.of("login.server.hint"), "muted");
            case ServerState.Checking checking -> {
                ProgressIndicator turning = new ProgressIndicator();
                turning.getStyleClass().add("small-progress");
                yield line(turning, Words.of("login.server.checking"), "muted");
            }
            case ServerState.Reached reached ->
                reached.isRisky()
                        ? line(Icons.of("fth-alert-triangle", "small", "warning"), reached.words(), "warning-text")
                        : line(Icons.of("fth-check-circle", "small", "success"), reached.words(), "success-text");
            case ServerState.Trouble bad -> trouble(bad.what(), bad.remedy(), "server-trouble", bad.again());
            case ServerState.Certificate asked ->
                asked.trouble().mayBeTrusted()
                        ? line(
                                Icons.of("fth-shield", "small", "warning"),
                                Words.of("login.server.certificate"),
                                "warning-text")
                        : line(
                                Icons.of("fth-shield-off", "small", "danger"),
                                Words.of("login.server.changed"),
                                "danger-text");
        };
    }

    private void showTrouble(@Nullable LoginTrouble now) {
        trouble.getChildren().clear();
        show(trouble, now != null);
        boolean wrong = now != null && now.field() == LoginTrouble.Field.PASSWORD;
        password.field().pseudoClassStateChanged(WRONG, wrong);
        password.shownField().pseudoClassStateChanged(WRONG, wrong);
        if (now != null) {
            trouble.getChildren().add(trouble(now.what(), now.remedy(), "login-trouble", false));
            if (wrong) {
                password.focusAndSelect();
            }
        }
    }

    private Node trouble(Words what, Words remedy, String id, boolean withButton) {
        Label first = wrapped(what);
        first.getStyleClass().addAll("strong", "danger-text");
        first.setId(id + "-what");
        Label second = wrapped(remedy);
        second.setId(id + "-remedy");
        VBox words = new VBox(2, first, second);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(8, Icons.of("fth-alert-circle", "danger"), words);
        box.getStyleClass().addAll("notice-box", "danger");
        box.setId(id);
        if (withButton) {
            Button again = new Button(null, Icons.of("fth-refresh-cw", "small"));
            again.setId("login-check-again");
            again.getStyleClass().addAll(Styles.FLAT, "icon-button");
            again.accessibleTextProperty().bind(texts.bind("login.server.again"));
            again.setOnAction(event -> model.checkAgain());
            box.getChildren().add(again);
        }
        return box;
    }

    private Node line(Node icon, Words words, String style) {
        Label label = wrapped(words);
        label.setId("login-server-line");
        label.getStyleClass().addAll("small", style);
        HBox line = new HBox(6, icon, label);
        line.getStyleClass().add("status-line");
        return line;
    }

    private Label wrapped(Words words) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(texts.localeProperty().map(locale -> texts.get(words)));
        return label;
    }

    private Label fieldLabel(String key) {
        Label label = new Label();
        label.getStyleClass().addAll("field-label");
        label.textProperty().bind(texts.bind(key));
        return label;
    }

    private static Node field(Label label, Node control) {
        if (label.getLabelFor() == null) {
            label.setLabelFor(control);
        }
        return new VBox(4, label, control);
    }

    private void showRecent() {
        recent.getChildren().clear();
        if (!model.recent().isEmpty()) {
            Label label = new Label();
            label.getStyleClass().addAll("small", "muted");
            label.textProperty().bind(texts.bind("login.recent"));
            recent.getChildren().add(label);
        }
        model.recent().stream()
                .limit(MOST_RECENT)
                .forEach(account -> recent.getChildren().add(chip(account)));
    }

    private Node chip(Account account) {
        Button chip = new Button(account.server().hostAndPort() + " (" + account.user() + ")");
        chip.getStyleClass().addAll("chip", "small");
        chip.setOnAction(event -> {
            model.choose(account);
            password.focus();
        });
        MenuItem forget = new MenuItem(null, Icons.of("fth-x", "small"));
        forget.textProperty().bind(texts.bind("login.recent.forget", account.toString()));
        forget.setOnAction(event -> model.forget(account));
        chip.setContextMenu(new ContextMenu(forget));
        chip.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                model.forget(account);
            }
        });
        return chip;
    }

    private static void show(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
