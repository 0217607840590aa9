package app.lading.client.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Dresses scenes in the colours that were chosen, and changes clothes while they are open.
///
/// For the thread of JavaFX only.
public final class Theme {
    /// Faces that read well at the size of a list, where the system names none that does.
    private static final List<String> LINUX_FACES = List.of("Inter", "Cantarell", "Ubuntu", "Noto Sans", "DejaVu Sans");

    private static final String STILL = "reduced-motion";
    private static final double BASE = 13;
    // What JavaFX finds on systems where nobody changed anything; fonts differ by less than the step.
    private static final double USUAL_WINDOWS = 12;
    private static final double USUAL = 13;
    private static final double STEP = 1.2;

    private static final String ICON_SHEET = "data:text/css;charset=UTF-8;base64,";

    private static final String LIGHT = new PrimerLight().getUserAgentStylesheet();
    private static final String DARK = new PrimerDark().getUserAgentStylesheet();

    private final String sheet;
    private final Optional<String> face;
    private final List<WeakReference<Scene>> scenes = new ArrayList<>();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(this, "dark");
    private ThemeChoice choice = ThemeChoice.SYSTEM;
    private double scale = 1;

    public Theme() {
        URL own = Objects.requireNonNull(Theme.class.getResource("lading.css"), "lading.css belongs to the program");
        this.sheet = own.toExternalForm();
        this.face = face();
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
    }

    public void choose(ThemeChoice wanted) {
        choice = wanted;
        apply();
    }

    /// Whether it is dark now, by choice or by the system.
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// Makes all text larger or smaller.
    ///
    /// @param factor 1 is the usual size
    public void scaleText(double factor) {
        scale = factor;
        apply();
    }

    /// How large text is: as the system has it, and as the person wants it beside that.
    private double textSize() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        double wanted = Font.getDefault().getSize() / (windows ? USUAL_WINDOWS : USUAL);
        return BASE * scale * (wanted < STEP ? 1 : wanted);
    }

    /// Puts the clothes on, and keeps them current as long as the scene lives.
    public void dress(Scene scene) {
        scene.getStylesheets().add(sheet);
        scenes.add(new WeakReference<>(scene));
        // Kept by the scene's own properties, for as long as the scene lives.
        scene.getPreferences().reducedMotionProperty().addListener((motion, before, now) -> calm(scene));
        scene.rootProperty().subscribe(root -> calm(scene));
        apply();
    }

    /// Less movement, when the person asked the system for that: what is still is said in the style sheet.
    private static void calm(Scene scene) {
        scene.getRoot().getStyleClass().remove(STILL);
        if (scene.getPreferences().isReducedMotion()) {
            scene.getRoot().getStyleClass().add(STILL);
        }
    }

    private void apply() {
        boolean wantsDark = switch (choice) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        String clothes = wantsDark ? DARK : LIGHT;
        if (!clothes.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(clothes);
        }
        dark.set(wantsDark);
        scenes.removeIf(reference -> reference.get() == null);
        for (WeakReference<Scene> reference : scenes) {
            Scene scene = reference.get();
            if (scene != null) {
                dress(scene, wantsDark);
            }
        }
    }

    private void dress(Scene scene, boolean wantsDark) {
        // The title bar follows the scene; null follows the system.
        scene.getPreferences()
                .setColorScheme(choice == ThemeChoice.SYSTEM ? null : wantsDark ? ColorScheme.DARK : ColorScheme.LIGHT);
        StringBuilder style = new StringBuilder();
        face.ifPresent(name -> style.append("-fx-font-family: \"").append(name).append("\";"));
        style.append(String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", textSize()));
        scene.getRoot().setStyle(style.toString());
        String icons = iconSheet(textSize() / BASE);
        if (!scene.getStylesheets().contains(icons)) {
            scene.getStylesheets().removeIf(one -> one.startsWith(ICON_SHEET));
            scene.getStylesheets().add(icons);
        }
    }

    /// Icons as large as the text beside them. An icon is a letter that says its own size, so that an em of it would be
    /// itself: the size is told in pixels.
    private static String iconSheet(double times) {
        String rules = String.format(
                Locale.ROOT,
                ".icon { -fx-icon-size: %d; } .icon.small { -fx-icon-size: %d; }"
                        + " .icon.large { -fx-icon-size: %d; } .icon.huge { -fx-icon-size: %d; }",
                Math.round(16 * times),
                Math.round(14 * times),
                Math.round(24 * times),
                Math.round(40 * times));
        return ICON_SHEET + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> face() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return Optional.empty();
        }
        List<String> there = Font.getFamilies();
        return LINUX_FACES.stream().filter(there::contains).findFirst();
    }
}
