package app.lading.packaging.trial;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that can be started as a process of its own.
///
/// @param command the executable and what always follows it
/// @param environment variables on top of those of this process
public record Program(List<String> command, Map<String, String> environment) {

    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// A class of this program's own class path, on the Java runtime that runs this program.
    public static Program ofClass(String mainClass, String... jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), mainClass));
        return new Program(command, Map.of());
    }

    /// A class with a window: as [#ofClass], but with JavaFX as modules, which is how its makers want it.
    public static Program ofWindow(String mainClass, String... jvmOptions) {
        String modules = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("javafx-"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(List.of(jvmOptions));
        options.addAll(List.of(
                "--module-path",
                modules,
                "--add-modules",
                "javafx.controls",
                "--enable-native-access=javafx.graphics"));
        return ofClass(mainClass, options.toArray(String[]::new));
    }

    /// A launcher that jpackage made.
    public static Program ofLauncher(Path launcher) {
        return new Program(List.of(launcher.toAbsolutePath().toString()), Map.of());
    }

    /// The same program with one more environment variable.
    public Program with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(command, more);
    }

    /// The process to start, its input and output still to be connected.
    public ProcessBuilder process(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        return builder;
    }
}
