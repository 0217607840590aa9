package app.lading.client.desktop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Takes out of a text what a stranger must not read: tokens, passwords, keys, and the names of people.
public final class Redactor {
    private static final String GONE = "[removed]";

    /// What is certainly a secret, by the word before it; the whole value goes.
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\"']?(?:authorization|proxy-authorization|password|passwd|passphrase|secret|token|cookie|set-cookie"
                    + "|lading-session|api[-_]?key|pin)[\"']?\\s*[:=]\\s*)(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'"
                    + "|(?:bearer|basic)\\s+[^\\s,;\"']+|[^\\s,;&\"'}\\]]+)");

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}");

    /// Passwords in addresses: `https://ana:secret@host`.
    private static final Pattern IN_ADDRESS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)[^/\\s@\"']+@");

    private static final Pattern QUERY_USER = Pattern.compile("(?i)([?&]user=)[^&\\s\"']+");

    /// Whatever looks like a random secret: long, and of more than one kind of character.
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_+/=-]{32,}");

    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern LETTER = Pattern.compile("[A-Za-z]");

    private final List<Pattern> names = new ArrayList<>();

    /// Removes these names as well, wherever they stand as a word, in capitals or not.
    ///
    /// @param names of users, of this computer's person, of the computer; blank ones are passed over
    public Redactor(Collection<String> names) {
        names.stream()
                .map(String::strip)
                .filter(name -> name.length() > 1)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(name -> this.names.add(Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
    }

    /// The text without them.
    public String clean(String text) {
        String clean = IN_ADDRESS.matcher(text).replaceAll("$1" + GONE + "@");
        clean = NAMED.matcher(clean).replaceAll("$1" + GONE);
        clean = BEARER.matcher(clean).replaceAll("$1 " + GONE);
        clean = QUERY_USER.matcher(clean).replaceAll("$1" + GONE);
        clean = RANDOM.matcher(clean).replaceAll(found -> isRandom(found.group()) ? GONE : found.group());
        for (Pattern name : names) {
            clean = name.matcher(clean).replaceAll(GONE);
        }
        return clean;
    }

    private static boolean isRandom(String text) {
        return DIGIT.matcher(text).find() && LETTER.matcher(text).find();
    }
}
