package app.lading.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Runs the JMH benchmarks of one module, in a process of its own.
///
/// JMH works with code that its annotation processor writes. The normal build has nothing to do with that: the
/// benchmarks are compiled a second time here, with the processor, into a folder of their own.
///
/// Arguments: the folder with the test sources, the folder to work in, and optionally what JMH itself takes: a part of
/// the name, and options.
public final class BenchmarksMain {
    private static final String NAMES = "Benchmark.java";
    private static final String JMH = "org.openjdk.jmh.Main";

    private final Path sources;
    private final Path folder;

    private BenchmarksMain(Path sources, Path folder) {
        this.sources = sources;
        this.folder = folder;
    }

    /// See the class. Exit code: that of JMH; 0 when no benchmark of this module was meant; 1 when they do not compile.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = arguments.length < 3
                ? List.of()
                : Stream.of(arguments[2].split(" ", -1))
                        .filter(word -> !word.isBlank())
                        .toList();
        System.exit(new BenchmarksMain(Path.of(arguments[0]), Path.of(arguments[1])).run(words));
    }

    private int run(List<String> words) throws IOException, InterruptedException {
        if (!compile()) {
            return 1;
        }
        List<String> jmh = new ArrayList<>(words);
        return isAnyMeant(jmh) ? start(jmh).inheritIO().start().waitFor() : 0;
    }

    private boolean compile() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path written = Files.createDirectories(folder.resolve("sources"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-nowarn",
                "-proc:full",
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                "-s",
                written.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> benchmarks =
                    all.filter(file -> file.toString().endsWith(NAMES)).toList();
            return compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(benchmarks))
                    .call();
        }
    }

    /// JMH takes it for a mistake when nothing is left to do; here another module may have what was meant.
    private boolean isAnyMeant(List<String> words) throws IOException, InterruptedException {
        List<String> list = new ArrayList<>(List.of("-l"));
        list.addAll(words);
        Process process = start(list).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // A mistake in the options is for JMH to tell.
        return process.waitFor() != 0 || names.contains("app.lading.");
    }

    private ProcessBuilder start(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-classpath",
                folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                JMH));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
