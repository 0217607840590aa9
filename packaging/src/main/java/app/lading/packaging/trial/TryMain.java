package app.lading.packaging.trial;

import app.lading.model.size.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The main job, for someone who has just cloned the repository: a server with an account, then the window, signed in
/// to it; or, when files are named or there is no display, the terminal program that carries them, and a look at the
/// server's disk. Server and client are processes of their own, as in real life.
///
/// Arguments: the folder to work in, and optionally the paths to carry, separated by commas.
/// Exit code: the client's; 1 if the trial itself failed; 2 if a path is wrong.
public final class TryMain {

    private static final String USER = "guest";
    private static final long SAMPLE_SIZE = 256L << 20;
    private static final long SAMPLE_SEED = 1;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int FILES_TO_SHOW = 10;
    private static final String[] JVM_OPTIONS = {
        "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Xmx512m"
    };

    private final TrialConsole console;
    private final Program server = Program.ofClass("app.lading.server.Main", JVM_OPTIONS);
    private final Program client = Program.ofClass("app.lading.client.cli.LadingMain", JVM_OPTIONS);
    private final Program window = Program.ofWindow("app.lading.client.ui.shell.DesktopMain", JVM_OPTIONS);

    private TryMain(TrialConsole console) {
        this.console = console;
    }

    /// See the class.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TrialConsole console = new TrialConsole();
        int exitCode = 1;
        try (TrialFolder folder = TrialFolder.empty(Path.of(arguments[0]))) {
            List<Path> sources = sources(arguments.length > 1 ? arguments[1].strip() : "");
            if (sources.stream().allMatch(Files::exists)) {
                exitCode = new TryMain(console).carry(sources, folder.path());
            } else {
                sources.stream()
                        .filter(path -> !Files.exists(path))
                        .forEach(path -> console.complain("There is no file or folder " + path.toAbsolutePath()
                                + ". Give existing ones: mvn -Ptry -Dfiles=PATH[,PATH]"));
                exitCode = 2;
            }
        } catch (TrialException e) {
            console.complain(e.getMessage());
        }
        System.exit(exitCode);
    }

    // A comma separates paths, but a file may also have one in its name.
    private static List<Path> sources(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (Files.exists(Path.of(text))) {
            return List.of(Path.of(text));
        }
        return Stream.of(text.split(",")).map(String::strip).map(Path::of).toList();
    }

    private int carry(List<Path> given, Path folder) throws IOException, InterruptedException, TrialException {
        boolean inWindow = given.isEmpty() && hasDisplay();
        List<Path> sources = given.isEmpty() && !inWindow ? List.of(sample(folder)) : given;
        Path data = folder.resolve("data");
        Path log = folder.resolve("server.log");
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);

        TrialServer.addUser(server, data, USER, password, log);
        int exitCode;
        try (TrialServer running = TrialServer.start(server, data, log, STOP_LIMIT)) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop-server").unstarted(running::close));
            console.say("Lading server ready at " + running.url() + ", with data in " + data);
            if (inWindow) {
                return show(running, password, data, folder);
            }
            List<String> put = new ArrayList<>(List.of("put"));
            sources.forEach(source -> put.add(source.toString()));
            put.addAll(List.of("--server", running.url(), "--user", USER));
            console.say("$ lading " + put.stream().map(TryMain::quoted).collect(Collectors.joining(" ")) + "\n");
            put.addAll(List.of("--state", folder.resolve("client").toString()));
            exitCode = client.with("LADING_PASSWORD", password)
                    .process(put.toArray(String[]::new))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        return exitCode == 0
                ? show(Delivery.compare(sources, data.resolve("files").resolve(USER)), folder)
                : exitCode;
    }

    private int show(TrialServer running, String password, Path data, Path folder)
            throws IOException, InterruptedException {
        console.say("A window opens, signed in as " + USER + ". Drop files on it; they arrive in "
                + data.resolve("files").resolve(USER)
                + ".\nClose it to stop the server. Without a window: mvn -Ptry -Dfiles=PATH[,PATH]");
        int exitCode = window.with("LADING_PASSWORD", password)
                .process(
                        "--server",
                        running.url(),
                        "--user",
                        USER,
                        "--state",
                        folder.resolve("client").toString())
                .inheritIO()
                .start()
                .waitFor();
        console.say("The server stops. Everything stays in " + folder + " until the next try.");
        return exitCode;
    }

    /// Whether a window can be shown. On Linux JavaFX speaks to an X server, also under Wayland.
    private static boolean hasDisplay() {
        String display = System.getenv("DISPLAY");
        boolean isLinux = System.getProperty("os.name").equals("Linux");
        return !isLinux || (display != null && !display.isBlank());
    }

    private static String quoted(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }

    private Path sample(Path folder) throws IOException {
        Path file = Files.createDirectories(folder.resolve("to send")).resolve("sample.bin");
        SampleFile.write(file, SAMPLE_SIZE, SAMPLE_SEED);
        return file;
    }

    private int show(Delivery delivery, Path folder) {
        if (!delivery.missing().isEmpty()) {
            console.complain("\nNot on the server's disk, or different there:");
            delivery.missing().stream().limit(FILES_TO_SHOW).forEach(file -> console.complain("  " + file));
            return 1;
        }
        console.say("\nOn the server's disk, compared byte by byte with what was sent ("
                + ByteSize.format(delivery.size()) + "):");
        delivery.files().stream().limit(FILES_TO_SHOW).forEach(file -> console.say("  " + file));
        if (delivery.files().size() > FILES_TO_SHOW) {
            console.say("  and " + (delivery.files().size() - FILES_TO_SHOW) + " more");
        }
        console.say("The server has stopped. Everything stays in " + folder + " until the next try.");
        return 0;
    }
}
