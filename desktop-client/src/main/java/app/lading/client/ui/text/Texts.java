package app.lading.client.ui.text;

import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// The words of the window in the language of the person, changeable while the window is open.
///
/// The words lie in `texts.properties` (English) and `texts_zh_CN.properties`. `{0}`, `{1}` … are replaced by the
/// arguments; whole numbers are grouped as the language does it.
///
/// For the thread of the window only.
public final class Texts {
    /// The languages there are words for, the fallback first.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String BUNDLE = "app.lading.client.ui.text.texts";
    private static final String ONE = ".one";

    private final ReadOnlyObjectWrapper<Locale> locale;
    private ResourceBundle words;

    /// @param wanted any language; the nearest there are words for is taken
    public Texts(Locale wanted) {
        Locale first = nearest(wanted);
        this.locale = new ReadOnlyObjectWrapper<>(this, "locale", first);
        this.words = load(first);
    }

    /// The language of a language tag such as `zh-CN`.
    ///
    /// @param tag null or empty for the language of the system
    public static Locale language(@Nullable String tag) {
        return nearest(tag == null || tag.isBlank() ? Locale.getDefault() : Locale.forLanguageTag(tag));
    }

    /// Changes every bound text at once.
    public void setLocale(Locale wanted) {
        Locale found = nearest(wanted);
        if (!found.equals(locale.get())) {
            words = load(found);
            locale.set(found);
        }
    }

    public Locale locale() {
        return locale.get();
    }

    public ReadOnlyObjectProperty<Locale> localeProperty() {
        return locale.getReadOnlyProperty();
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    /// The words of a key in the present language.
    ///
    /// @param args whole numbers are grouped, a nested [Counted] or [Words] is put into words, everything else is
    ///     taken as it prints
    /// @throws MissingResourceException when the bundles have no such key
    public String get(String key, Object... args) {
        String pattern = words.getString(key);
        if (args.length == 0) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length() + 16 * args.length);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int end = c == '{' ? pattern.indexOf('}', at) : -1;
            if (end == at + 2 && Character.isDigit(pattern.charAt(at + 1))) {
                int index = pattern.charAt(at + 1) - '0';
                out.append(index < args.length ? inWords(args[index]) : "");
                at = end + 1;
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    /// Words about a number of things: with the number 1, the key with `.one` behind it when there is one. The number
    /// is `{0}`, the further arguments follow.
    public String count(String key, long number, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = number;
        System.arraycopy(more, 0, args, 1, more.length);
        return get(number == 1 && words.containsKey(key + ONE) ? key + ONE : key, args);
    }

    /// The words of a key, changing with the language.
    public ObservableValue<String> bind(String key, Object... args) {
        return locale.map(language -> get(key, args));
    }

    /// The words that a value asks for, changing with the value and with the language.
    public ObservableValue<String> bind(ObservableValue<Words> value) {
        return locale.flatMap(language -> value.map(this::get)).orElse("");
    }

    public String get(Words value) {
        return get(value.key(), value.args().toArray());
    }

    /// A whole number with the grouping of the language.
    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale.get()).format(value);
    }

    /// What stands for an argument inside a sentence.
    public String inWords(Object arg) {
        return switch (arg) {
            case Words value -> get(value);
            case Counted counted -> count(counted.key(), counted.number());
            case Integer number -> number(number);
            case Long number -> number(number);
            default -> arg.toString();
        };
    }

    private static Locale nearest(Locale wanted) {
        for (Locale language : LANGUAGES) {
            if (language.getLanguage().equals(wanted.getLanguage())) {
                return language;
            }
        }
        return LANGUAGES.getFirst();
    }

    private static ResourceBundle load(Locale language) {
        Locale asked = language.equals(LANGUAGES.getFirst()) ? Locale.ROOT : language;
        return ResourceBundle.getBundle(
                BUNDLE, asked, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
