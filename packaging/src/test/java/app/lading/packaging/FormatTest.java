package app.lading.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every Java source looks as the formatter writes it, so that no review has to speak of it.
///
/// The check stands here, and not in the build's own process, because the formatter understands the language of the
/// compiler
/// it runs on, and Maven may run on an older one than the sources are written for.
class FormatTest {
    /// The formatter breaks long lines of a `///` comment without repeating the slashes. So it gets to see ordinary
    /// comments of the same length, marked with an invisible character, as the build's own settings do.
    private static final String MARK = "\u200b";

    private static final Pattern MARKDOWN = Pattern.compile("(?m)^([ \\t]*)/// ?");
    private static final Pattern MARKED = Pattern.compile("(?m)^([ \\t]*)//( )" + MARK);
    private static final Path ROOT = Path.of("..");

    @Test
    void every_source_is_formatted() throws IOException {
        Formatter formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(Style.PALANTIR).build());
        List<String> others = new ArrayList<>();
        int sources = 0;
        for (Path source : sources()) {
            sources++;
            String text = Files.readString(source);
            if (!text.equals(formatted(formatter, source, text))) {
                others.add(ROOT.relativize(source).toString());
            }
        }
        assertThat(sources).isGreaterThan(50);
        assertThat(others)
                .as("not formatted; to mend it, run on a JDK 25: mvn spotless:apply")
                .isEmpty();
    }

    private static String formatted(Formatter formatter, Path source, String text) {
        try {
            String hidden = MARKDOWN.matcher(text).replaceAll("$1// " + MARK);
            String formatted = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(hidden));
            return MARKED.matcher(formatted).replaceAll("$1///$2").replaceAll("(?m)[ \\t]+$", "");
        } catch (FormatterException e) {
            throw new AssertionError(source + " cannot be read by the formatter", e);
        }
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("shared-model", "upload-server", "desktop-client", "packaging")) {
            try (Stream<Path> paths = Files.walk(ROOT.resolve(module).resolve("src"))) {
                paths.filter(path -> path.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }
}
