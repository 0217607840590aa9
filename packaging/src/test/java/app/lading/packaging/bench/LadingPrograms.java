package app.lading.packaging.bench;

import app.lading.packaging.image.Image;
import app.lading.packaging.trial.Program;
import app.lading.packaging.trial.TrialException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The programs that are measured: classes of this class path, with the limits that the packages have, or the
/// packages themselves.
///
/// @param words what they are, for the report
record LadingPrograms(Program server, Program client, String words) {
    private static final String[] ALWAYS = {"-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"};
    private static final String CLIENT_HEAP = "512m";
    private static final String SERVER_HEAP = "1g";

    /// What the options mean: `--image DIR`, `--heap SIZE` for both, `--server-heap`, `--client-heap`, and commands
    /// that are put before each.
    static LadingPrograms of(BenchOptions options) throws TrialException {
        String both = options.text("heap").orElse("");
        String serverHeap = options.text("server-heap").orElse(both);
        String clientHeap = options.text("client-heap").orElse(both);
        String image = options.text("image").orElse("");
        Program server;
        Program client;
        if (image.isEmpty()) {
            server = ofClass("app.lading.server.Main", serverHeap.isEmpty() ? SERVER_HEAP : serverHeap, "512m");
            client = ofClass(
                    "app.lading.client.cli.LadingMain", clientHeap.isEmpty() ? CLIENT_HEAP : clientHeap, "256m");
        } else {
            server = ofImage(Path.of(image), "lading-server", serverHeap);
            client = ofImage(Path.of(image), "lading", clientHeap);
        }
        String words = (image.isEmpty() ? "programs from the class path" : "programs from " + image)
                + ", heap of the server " + heapWords(serverHeap, SERVER_HEAP)
                + ", of the client " + heapWords(clientHeap, CLIENT_HEAP);
        return new LadingPrograms(
                behind(options.list("server-prefix"), server), behind(options.list("client-prefix"), client), words);
    }

    private static Program ofClass(String main, String heap, String direct) {
        List<String> jvm = new ArrayList<>(List.of(ALWAYS));
        jvm.addAll(List.of("-Xmx" + heap, "-XX:MaxDirectMemorySize=" + direct));
        return Program.ofClass(main, jvm.toArray(String[]::new));
    }

    private static Program ofImage(Path images, String name, String heap) throws TrialException {
        Program program = Image.find(images, name).program();
        return heap.isEmpty() ? program : program.with("_JAVA_OPTIONS", "-Xmx" + heap);
    }

    private static Program behind(List<String> prefix, Program program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program.command());
        return new Program(command, program.environment());
    }

    private static String heapWords(String given, String otherwise) {
        return given.isEmpty() ? otherwise + " (as packaged)" : given;
    }
}
