package app.lading.client.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What stands on what in the window, computed from the colours of both themes (WCAG 2.2, level AA).
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHIC = 3;
    private static final Path SHEETS = Path.of("src/main/resources/app/lading/client/ui");
    private static final Pattern COLOUR = Pattern.compile("(-color-[a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern NAME = Pattern.compile("-color-[a-z0-9-]+");

    private static Map<String, String> theme(String sheet) {
        // The compiled sheet is the one that is used; the readable one lies beside it.
        try (InputStream in = ContrastTest.class.getResourceAsStream(sheet.replace(".bss", ".css"))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> colours = new HashMap<>();
            Matcher matcher = COLOUR.matcher(css.substring(0, css.indexOf('}')));
            while (matcher.find()) {
                colours.put(matcher.group(1), matcher.group(2).strip());
            }
            return colours;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final Map<String, String> LIGHT = theme(new PrimerLight().getUserAgentStylesheet());
    private static final Map<String, String> DARK = theme(new PrimerDark().getUserAgentStylesheet());

    private record Colour(double red, double green, double blue, double opacity) {
        static Colour of(Map<String, String> theme, String name) {
            String value = theme.get("-color-" + name);
            assertThat(value).as(name).isNotNull();
            if (value.startsWith("-color-")) {
                return of(theme, value.substring("-color-".length()));
            }
            if (value.startsWith("#")) {
                int rgb = Integer.parseInt(value.substring(1), 16);
                return new Colour(rgb >> 16, rgb >> 8 & 255, rgb & 255, 1);
            }
            double[] parts = Stream.of(value.substring(value.indexOf('(') + 1, value.indexOf(')'))
                            .split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return new Colour(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : 1);
        }

        Colour over(Colour below) {
            double rest = 1 - opacity;
            return new Colour(
                    red * opacity + below.red * rest,
                    green * opacity + below.green * rest,
                    blue * opacity + below.blue * rest,
                    1);
        }

        double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(double channel) {
            double share = channel / 255;
            return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }

        double contrast(Colour other) {
            double one = luminance() + 0.05;
            double two = other.luminance() + 0.05;
            return Math.max(one, two) / Math.min(one, two);
        }
    }

    private static Stream<Arguments> pairs() {
        return Stream.of(
                        // words in the list, plain and under the pointer
                        words("fg-default", "bg-default", "bg-subtle", "neutral-muted", "accent-subtle"),
                        words("fg-muted", "bg-default", "bg-subtle"),
                        words("warning-fg", "bg-default", "bg-subtle"),
                        words("danger-fg", "bg-default", "bg-subtle"),
                        words("success-fg", "bg-default", "bg-subtle"),
                        words("accent-fg", "bg-default", "bg-subtle", "accent-subtle"),
                        // strips, banners and boxes
                        words("fg-default", "warning-subtle", "danger-subtle", "accent-subtle"),
                        // messages at the foot, and buttons that stand out
                        words("fg-emphasis", "neutral-emphasis-plus", "accent-emphasis"),
                        // icons, bars, blocks and the mark of the keyboard
                        graphics("warning-fg", "bg-default", "neutral-muted", "accent-subtle", "warning-subtle"),
                        graphics("danger-fg", "bg-default", "neutral-muted", "accent-subtle", "danger-subtle"),
                        graphics("success-fg", "bg-default", "neutral-muted", "accent-subtle"),
                        graphics("accent-fg", "bg-default", "neutral-muted", "accent-subtle"),
                        graphics("fg-muted", "bg-default", "bg-subtle", "neutral-muted", "accent-subtle"),
                        graphics("accent-emphasis", "bg-default", "bg-subtle"),
                        graphics("success-emphasis", "bg-default", "bg-subtle"),
                        graphics("danger-emphasis", "bg-default"),
                        graphics("neutral-emphasis", "bg-default"))
                .flatMap(pairs -> pairs);
    }

    private static Stream<Arguments> words(String on, String... backs) {
        return Stream.of(backs).map(back -> Arguments.of(on, back, TEXT));
    }

    private static Stream<Arguments> graphics(String on, String... backs) {
        return Stream.of(backs).map(back -> Arguments.of(on, back, GRAPHIC));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("pairs")
    void stands_out_in_both_themes(String front, String back, double least) {
        for (Map<String, String> theme : List.of(LIGHT, DARK)) {
            Colour ground = Colour.of(theme, back).over(Colour.of(theme, "bg-default"));
            double contrast = Colour.of(theme, front).over(ground).contrast(ground);
            assertThat(contrast)
                    .as(front + " on " + back + (theme.equals(DARK) ? ", dark" : ", light"))
                    .isGreaterThanOrEqualTo(least);
        }
    }

    /// Coloured or muted words would be too faint on the colours of a selection or under the pointer.
    @Test
    void words_on_a_selection_are_plain() throws IOException {
        String queue = Files.readString(SHEETS.resolve("queue/queue.css"));

        assertThat(queue)
                .contains(".queue-table .table-row-cell:selected .row-state { -fx-text-fill: -color-fg-default; }")
                .contains(".queue-table .table-row-cell:selected .row-under { -fx-text-fill: -color-fg-default; }")
                .contains(".chip:hover .chip-number { -fx-text-fill: -color-fg-default; }");
    }

    @Test
    void every_colour_that_is_named_is_in_both_themes() throws IOException {
        TreeSet<String> unknown = new TreeSet<>();
        for (String sheet : List.of("queue/queue.css", "theme/lading.css")) {
            String css = Files.readString(SHEETS.resolve(sheet));
            Matcher name = NAME.matcher(css);
            while (name.find()) {
                String colour = name.group();
                if (!colour.startsWith("-color-cell-") && !(LIGHT.containsKey(colour) && DARK.containsKey(colour))) {
                    unknown.add(colour);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }
}
