package app.lading.packaging.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the real programs as processes of their own, on the Java runtime and class path of this test.
final class Programs {
    static final String USER = "ana";
    static final String PASSWORD = "correct horse battery";

    private static final String SERVER = "app.lading.server.Main";
    private static final String CLIENT = "app.lading.client.cli.LadingMain";

    private final Path folder;
    private final List<String> jvmOptions;
    private int logs;

    /// @param folder where the output of each process is kept, for the one who looks why a test failed
    /// @param jvmOptions for every process, for example `-Xmx256m`
    Programs(Path folder, String... jvmOptions) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.jvmOptions = List.of(jvmOptions);
    }

    /// Makes the account of the tests in a data folder.
    void addUser(Path data) throws IOException, InterruptedException {
        Process process = start(SERVER, Map.of(), "user-add", List.of("user", "add", USER, "--data", data.toString()));
        process.getOutputStream().write((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        int code = process.waitFor();
        if (code != 0) {
            throw new AssertionError("user add ended with " + code + ": " + outputOf("user-add"));
        }
    }

    /// Starts a server and returns when it says that it is ready.
    ServerProcess serve(Path data) throws IOException {
        return serve(data, 0);
    }

    /// Starts a server on a port, for clients that know it from its earlier run.
    ServerProcess serve(Path data, int port) throws IOException {
        String name = nextLog("server");
        Process process = start(
                SERVER, Map.of(), name, List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
        return ServerProcess.whenReady(process, outputFile(name), folder.resolve(name + ".err"));
    }

    /// Starts a server where one runs already, so that it will not become ready.
    ClientProcess secondServer(Path data) throws IOException {
        String name = nextLog("second-server");
        Process process = start(SERVER, Map.of(), name, List.of("serve", "--data", data.toString(), "--port", "0"));
        return new ClientProcess(process, outputFile(name), folder.resolve(name + ".err"));
    }

    /// Starts a client.
    ///
    /// @param arguments as a person types them, from the command on
    ClientProcess client(String... arguments) throws IOException {
        String name = nextLog("client");
        Process process = start(CLIENT, Map.of("LADING_PASSWORD", PASSWORD), name, List.of(arguments));
        return new ClientProcess(process, outputFile(name), folder.resolve(name + ".err"));
    }

    private synchronized String nextLog(String what) {
        logs++;
        return what + "-" + logs;
    }

    private Process start(String main, Map<String, String> environment, String log, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(outputFile(log).toFile())
                .redirectError(folder.resolve(log + ".err").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path outputFile(String log) {
        return folder.resolve(log + ".out");
    }

    private String outputOf(String log) {
        try {
            return Files.readString(outputFile(log)) + Files.readString(folder.resolve(log + ".err"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
