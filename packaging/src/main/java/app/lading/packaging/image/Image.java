package app.lading.packaging.image;

import app.lading.packaging.trial.Program;
import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A program with its own runtime, as jpackage lays it out on Linux, Windows or macOS.
///
/// @param name of the program
/// @param launcher what people start
/// @param app the folder with the jars and the launcher's settings
public record Image(String name, Path launcher, Path app) {

    private static final String NAME_IN_SCRIPT = "${name}";

    /// Finds the image of a program.
    ///
    /// @throws TrialException if there is none
    public static Image find(Path images, String name) throws TrialException {
        List<Image> layouts = List.of(
                new Image(name, images.resolve(name).resolve("bin").resolve(name), images.resolve(name + "/lib/app")),
                new Image(name, images.resolve(name).resolve(name + ".exe"), images.resolve(name + "/app")),
                new Image(
                        name,
                        images.resolve(name + ".app/Contents/MacOS").resolve(name),
                        images.resolve(name + ".app/Contents/app")));
        return layouts.stream()
                .filter(layout -> Files.isExecutable(layout.launcher) && Files.isRegularFile(layout.settings()))
                .findFirst()
                .orElseThrow(() -> new TrialException("There is no image of " + name + " in " + images));
    }

    /// The program, to be started as people start it.
    public Program program() {
        return Program.ofLauncher(launcher);
    }

    /// Puts a script where people start the program, and jpackage's launcher where only the script looks.
    ///
    /// @param script the text, in which `${name}` stands for the name of the program
    void startBy(String script) throws IOException {
        // A launcher looks for ../lib/app, so it may move, but only sideways.
        Path hidden =
                Files.createDirectories(launcher.resolveSibling("../libexec").normalize());
        Files.move(launcher, hidden.resolve(name));
        Files.writeString(launcher, script.replace(NAME_IN_SCRIPT, name), StandardOpenOption.CREATE_NEW);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// Another launcher of the same image: another program on the same runtime and the same jars.
    Image launcher(String other) {
        String file = launcher.getFileName().toString();
        return new Image(other, launcher.resolveSibling(file.replace(name, other)), app);
    }

    /// Makes every start from now on pass an option to the Java runtime.
    ///
    /// @param option in which `$APPDIR` stands for the folder with the jars
    void addJavaOption(String option) throws IOException {
        Files.writeString(settings(), "java-options=" + option + "\n", StandardOpenOption.APPEND);
    }

    private Path settings() {
        return app.resolve(name + ".cfg");
    }
}
