package app.lading.packaging.image;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Does what jpackage leaves to be done: on Linux a start script that settles the locale, everywhere the start-up
/// caches, and the garbage collector of the programs without a window.
///
/// Arguments: the folder that holds the images `lading` and `lading-server`, and the start script for Linux.
public final class FinishImages {

    /// What is sent lies outside of the heap, and what is inside is small: the simplest collector takes half the memory
    /// of the usual one, and less time. A window must not stand still, so it keeps the usual one. Set after the caches
    /// were made, because only the usual collector can write one with objects in it (JDK 25).
    private static final String SMALL_COLLECTOR = "-XX:+UseSerialGC";

    private FinishImages() {}

    /// See the class.
    public static void main(String[] arguments) throws IOException, InterruptedException, TrialException {
        Path images = Path.of(arguments[0]).toAbsolutePath();
        Image client = Image.find(images, "lading");
        Image window = client.launcher("lading-window");
        Image server = Image.find(images, "lading-server");
        if (System.getProperty("os.name").equals("Linux")) {
            String script = Files.readString(Path.of(arguments[1]));
            client.startBy(script);
            window.startBy(script);
            server.startBy(script);
        }
        new StartUpCaches(client, window, server).make(images.resolveSibling("training"));
        client.addJavaOption(SMALL_COLLECTOR);
        server.addJavaOption(SMALL_COLLECTOR);
    }
}
