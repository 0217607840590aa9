package app.lading.packaging.bench;

import app.lading.model.size.ByteSize;
import app.lading.packaging.trial.TrialException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to measure and how, as it was typed.
///
/// @param benchmark its name; empty when none was given
/// @param values of the options by their names, without the dashes; a switch has an empty value
record BenchOptions(String benchmark, Map<String, String> values) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Set<String> SWITCHES = Set.of("keep", "help");
    private static final Set<String> WITH_VALUE = Set.of(
            "rounds",
            "warm-up",
            "count",
            "size",
            "heap",
            "server-heap",
            "client-heap",
            "image",
            "baseline",
            "data",
            "link",
            "host",
            "client-prefix",
            "server-prefix",
            "lanes",
            "sent",
            "sockets",
            "uploaders",
            "minutes",
            "samples",
            "background");

    BenchOptions {
        values = Map.copyOf(values);
    }

    /// Reads a line such as `W1 --rounds 5 --server-prefix 'ip netns exec far'`.
    ///
    /// @throws TrialException if an option is unknown, or lacks its value
    static BenchOptions parse(String line) throws TrialException {
        List<String> words = words(line);
        String benchmark = "";
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String name = word.startsWith("--") ? word.substring(2) : "";
            if (name.isEmpty() && benchmark.isEmpty()) {
                benchmark = word;
            } else if (SWITCHES.contains(name)) {
                values.put(name, "");
            } else if (!WITH_VALUE.contains(name)) {
                throw new TrialException("'" + word + "' is no option. There are: --"
                        + String.join(", --", new TreeSet<>(WITH_VALUE)) + ", --keep, --help.");
            } else if (++i == words.size()) {
                throw new TrialException("--" + name + " needs a value.");
            } else {
                values.put(name, words.get(i));
            }
        }
        return new BenchOptions(benchmark, values);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String quoted = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            words.add(quoted == null ? matcher.group(3) : quoted);
        }
        return words;
    }

    /// These options and one more.
    BenchOptions with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new BenchOptions(benchmark, more);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The words of a value, none when the option is missing.
    List<String> list(String name) {
        return words(values.getOrDefault(name, ""));
    }

    /// @param least the smallest number that makes sense
    int number(String name, int otherwise, int least) throws TrialException {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, with what was expected.
        }
        throw new TrialException("--" + name + " is a number, " + least + " or more, but got '" + text + "'.");
    }

    /// Bytes, as `2GiB`.
    long size(String name, long otherwise) throws TrialException {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return ByteSize.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TrialException("--" + name + ": " + e.getMessage());
        }
    }
}
