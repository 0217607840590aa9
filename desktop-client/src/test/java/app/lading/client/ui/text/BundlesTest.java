package app.lading.client.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundlesTest {
    private static final Path SOURCES = Path.of("src/main/java/app/lading/client/ui");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SHOWN = Pattern.compile(
            "(?:setText|setPromptText|setAccessibleText|new (?:Label|Button|CheckBox|MenuItem|Menu|Tooltip))\\(\"([^\"]*)\"");

    @Test
    void both_languages_have_the_same_keys() throws IOException {
        assertThat(new TreeSet<>(words("texts_zh_CN").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(words("texts").stringPropertyNames()));
    }

    @Test
    void both_languages_have_the_same_placeholders_or_leave_out_an_english_detail() throws IOException {
        Properties english = words("texts");
        Properties chinese = words("texts_zh_CN");
        for (String key : english.stringPropertyNames()) {
            Set<String> there = places(english.getProperty(key));
            Set<String> here = places(chinese.getProperty(key));
            // What the server says in English is left out of a Chinese sentence that says it all.
            there.remove(key.equals("login.server.busy") ? "{0}" : "");
            assertThat(here).as(key).isEqualTo(there);
        }
    }

    @Test
    void no_key_is_there_twice() throws IOException {
        for (String name : List.of("texts", "texts_zh_CN")) {
            List<String> keys = Files.readAllLines(
                            Path.of("src/main/resources/app/lading/client/ui/text/" + name + ".properties"))
                    .stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
            assertThat(keys).as(name).doesNotHaveDuplicates();
        }
    }

    @Test
    void no_view_has_words_of_its_own() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            Matcher shown = SHOWN.matcher(Files.readString(file));
            while (shown.find()) {
                if (shown.group(1).codePoints().anyMatch(Character::isLetter)) {
                    found.add(file.getFileName() + ": " + shown.group(1));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void every_key_is_used_somewhere() throws IOException {
        Set<String> literals = new HashSet<>();
        for (Path file : sources()) {
            Matcher literal = LITERAL.matcher(Files.readString(file));
            while (literal.find()) {
                literals.add(literal.group(1));
            }
        }
        Set<String> unused = new TreeSet<>();
        for (String key : words("texts").stringPropertyNames()) {
            if (!isUsed(key, literals)) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    /// Used as it stands, or put together from a beginning that is in the sources.
    private static boolean isUsed(String key, Set<String> literals) {
        String plain = key.endsWith(".one") ? key.substring(0, key.length() - ".one".length()) : key;
        if (literals.contains(plain)) {
            return true;
        }
        for (int dot = plain.indexOf('.'); dot > 0; dot = plain.indexOf('.', dot + 1)) {
            String beginning = plain.substring(0, dot);
            if (literals.contains(beginning + ".") || literals.contains(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> places(String words) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(words);
        while (place.find()) {
            places.add(place.group());
        }
        return places;
    }

    private static Properties words(String name) throws IOException {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(
                BundlesTest.class.getResourceAsStream(name + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
