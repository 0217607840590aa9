package app.lading.client.ui;

import app.lading.client.ui.text.Texts;
import app.lading.client.ui.theme.Theme;
import app.lading.client.ui.theme.ThemeChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Takes a picture of every view in every state: 900×600 and 1400×900, light and dark, English and Chinese.
///
/// `Gallery FOLDER [PATTERN [SCALE]]`: only the files whose name has a match for the pattern, for example
/// `login.*-900x600-light-en`; with the text so many times as large as usual.
public final class Gallery {
    private static final int[][] SIZES = {{900, 600}, {1400, 900}};

    private final Path folder;
    private final Pattern wanted;
    private final Theme theme = new Theme();

    private Gallery(Path folder, Pattern wanted) {
        this.folder = folder;
        this.wanted = wanted;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Pattern wanted = Pattern.compile(args.length > 1 ? args[1] : "");
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        Gallery gallery = call(() -> new Gallery(folder, wanted));
        if (args.length > 2) {
            call(() -> {
                gallery.theme.scaleText(Double.parseDouble(args[2]));
                return true;
            });
        }
        int taken = 0;
        for (Picture picture : pictures()) {
            taken += gallery.take(picture);
        }
        Platform.exit();
        System.out.println(taken + " pictures in " + folder);
        System.exit(taken == 0 ? 1 : 0);
    }

    private static List<Picture> pictures() {
        return Stream.<List<Picture>>of(
                        FramePictures.all(),
                        LoginPictures.all(),
                        SettingsPictures.all(),
                        HistoryPictures.all(),
                        app.lading.client.ui.queue.QueuePictures.all())
                .flatMap(List::stream)
                .toList();
    }

    private int take(Picture picture) throws IOException {
        int taken = 0;
        for (int[] size : SIZES) {
            for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                for (Locale language : Texts.LANGUAGES) {
                    String name = "%s-%dx%d-%s-%s"
                            .formatted(
                                    picture.name(),
                                    size[0],
                                    size[1],
                                    choice.name().toLowerCase(Locale.ROOT),
                                    language.getLanguage());
                    if (wanted.matcher(name).find()) {
                        write(take(picture, size, choice, language), folder.resolve(name + ".png"));
                        taken++;
                    }
                }
            }
        }
        return taken;
    }

    private WritableImage take(Picture picture, int[] size, ThemeChoice choice, Locale language) {
        List<Stage> shown = new ArrayList<>();
        GalleryKit kit = call(() -> new GalleryKit(language, theme));
        Scene scene = call(() -> {
            theme.choose(choice);
            Parent view = picture.view().apply(kit);
            Scene made = new Scene(view, size[0], size[1]);
            theme.dress(made);
            Stage stage = new Stage();
            stage.setScene(made);
            stage.show();
            shown.add(stage);
            return made;
        });
        pulses(2);
        call(() -> {
            kit.shown();
            return true;
        });
        pulses(4);
        WritableImage image = call(() -> scene.snapshot(null));
        call(() -> {
            shown.forEach(Stage::close);
            return true;
        });
        return image;
    }

    /// Lets the layout come to rest.
    private static void pulses(int count) {
        for (int i = 0; i < count; i++) {
            CompletableFuture<Boolean> pulse = new CompletableFuture<>();
            Platform.runLater(() -> {
                javafx.animation.AnimationTimer[] timer = new javafx.animation.AnimationTimer[1];
                timer[0] = new javafx.animation.AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        stop();
                        pulse.complete(true);
                    }
                };
                timer[0].start();
            });
            pulse.join();
        }
    }

    private static <T> T call(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        if (!ImageIO.write(copy, "png", file.toFile())) {
            throw new UncheckedIOException(new IOException("this JDK writes no PNG"));
        }
    }
}
