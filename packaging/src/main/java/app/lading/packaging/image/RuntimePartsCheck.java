package app.lading.packaging.image;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Stops the making of an image whose runtime would lack a part that its jars use, or which names a part they do not
/// use
/// as left out.
///
/// Arguments: the list for jlink, and the folder with the jars. The list has lines `--add-modules NAME`, and for each
/// part that a jar mentions but the program never reaches a line `# without NAME: reason`.
public final class RuntimePartsCheck {

    private static final Pattern TAKEN = Pattern.compile("--add-modules (\\S+)");
    private static final Pattern MODULE_PATH = Pattern.compile("--module-path (\\S+)");
    private static final Pattern LEFT_OUT = Pattern.compile("# without ([\\w.]+): .+");

    private RuntimePartsCheck() {}

    /// See the class.
    public static void main(String[] arguments) throws IOException {
        Path list = Path.of(arguments[0]);
        Map<String, String> mentioned = new RuntimeParts().mentionedBy(RuntimeParts.jarsIn(Path.of(arguments[1])));
        List<String> problems = problems(Files.readAllLines(list), mentioned);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(list + ":\n  " + String.join("\n  ", problems));
        }
    }

    /// What is wrong with a list, as sentences for the developer.
    ///
    /// @param mentioned as [RuntimeParts#mentionedBy(List)] returns it
    static List<String> problems(List<String> list, Map<String, String> mentioned) {
        Set<String> taken = withWhatTheyNeed(names(list, TAKEN), names(list, MODULE_PATH));
        Set<String> leftOut = names(list, LEFT_OUT);
        List<String> lacking = mentioned.entrySet().stream()
                .filter(part -> !taken.contains(part.getKey()) && !leftOut.contains(part.getKey()))
                .map(part -> part.getKey() + " is used by " + part.getValue() + ": add it, or write \"# without "
                        + part.getKey() + ": \" and the reason")
                .toList();
        List<String> idle = leftOut.stream()
                .filter(name -> !mentioned.containsKey(name))
                .sorted()
                .map(name -> name + " is named as left out, but nothing uses it: remove the line")
                .toList();
        List<String> both = leftOut.stream()
                .filter(taken::contains)
                .sorted()
                .map(name -> name + " is both taken and left out")
                .toList();
        return Stream.of(lacking, idle, both).flatMap(List::stream).toList();
    }

    private static Set<String> withWhatTheyNeed(Set<String> modules, Set<String> folders) {
        ModuleFinder linked = ModuleFinder.of(folders.stream().map(Path::of).toArray(Path[]::new));
        return Configuration.empty().resolve(ModuleFinder.ofSystem(), linked, modules).modules().stream()
                .map(ResolvedModule::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(List<String> list, Pattern pattern) {
        Set<String> names = new HashSet<>();
        for (String line : list) {
            Matcher match = pattern.matcher(line);
            if (match.matches()) {
                names.add(match.group(1));
            }
        }
        return names;
    }
}
