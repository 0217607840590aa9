package app.lading.packaging.bench;

import app.lading.packaging.trial.TrialException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// nginx as the plainest of upload servers: it writes what `PUT` brings to a file, and checks nothing.
final class Nginx implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final Path files;
    private final String url;

    private Nginx(Process process, Path files, String url) {
        this.process = process;
        this.files = files;
        this.url = url;
    }

    /// Starts it on a free port.
    static Nginx start(Bench bench) throws IOException, TrialException {
        Path folder = Files.createDirectories(bench.folder().resolve("nginx"));
        Path files = Files.createDirectories(folder.resolve("files"));
        int port = freePort(bench.host());
        Path settings = Files.writeString(folder.resolve("nginx.conf"), settings(folder, files, bench.host(), port));
        List<String> command = new ArrayList<>(bench.options().list("server-prefix"));
        command.addAll(List.of("nginx", "-e", folder.resolve("error.log").toString(), "-c", settings.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(bench.log().toFile()))
                .start();
        // From another network it may not be seen from here; then the client finds out.
        boolean seen = bench.options().has("server-prefix");
        if (!seen) {
            Awaitility.await("nginx")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !process.isAlive() || answers(bench.host(), port));
        }
        if (!process.isAlive()) {
            throw new TrialException("nginx did not start; see " + bench.log() + " and " + folder + ".");
        }
        return new Nginx(process, files, "http://" + bench.host() + ":" + port);
    }

    String url() {
        return url;
    }

    /// Where the files lie.
    Path files() {
        return files;
    }

    ProcessMeter meter() {
        return new ProcessMeter(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String settings(Path folder, Path files, String host, int port) {
        // Workers of a root nginx would be another user, who may not write here.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        return """
                %s
                daemon off;
                worker_processes auto;
                pid "%s/nginx.pid";
                error_log "%s/error.log" warn;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  client_max_body_size 0;
                  client_body_buffer_size 1m;
                  client_body_temp_path "%s/body";
                  proxy_temp_path "%s/proxy";
                  fastcgi_temp_path "%s/fastcgi";
                  uwsgi_temp_path "%s/uwsgi";
                  scgi_temp_path "%s/scgi";
                  keepalive_requests 1000000;
                  server {
                    listen %s:%d;
                    root "%s";
                    location / { dav_methods PUT; create_full_put_path on; dav_access user:rw; }
                  }
                }
                """.formatted(user, folder, folder, folder, folder, folder, folder, folder, host, port, files);
    }

    private static int freePort(String host) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            // An address of another network cannot be taken here; a port that is free here is likely free there.
            InetAddress address = InetAddress.getByName(host);
            socket.bind(new InetSocketAddress(address.isLoopbackAddress() ? address : null, 0));
            return socket.getLocalPort();
        }
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket(host, port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }
}
