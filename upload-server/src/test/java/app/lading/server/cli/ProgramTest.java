package app.lading.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.lading.model.api.Api;
import app.lading.model.message.ServerMessage;
import app.lading.model.message.StrictJson;
import app.lading.server.access.socket.RawSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own, as scripts and supervisors see it.
class ProgramTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private String logLevel = "INFO";

    private record Outcome(int exit, String out, String err) {}

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(Path errors, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "app.lading.server.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("LADING_LOG", logLevel);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Outcome run(String input, String... args) throws Exception {
        Path errors = Files.createTempFile(folder, "err", ".txt");
        Process process = start(errors, args);
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), out, Files.readString(errors));
    }

    private static final class Serving {
        final Process process;
        final BufferedReader out;
        final String address;
        final Path errors;

        Serving(Process process, Path errors) throws IOException {
            this.process = process;
            this.errors = errors;
            this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            assertThat(line).as(Files.readString(errors)).matches("Lading server ready at http://127\\.0\\.0\\.1:\\d+");
            this.address = line.substring(line.indexOf("http"));
        }

        int signIn(String user) throws Exception {
            return signIn(user, PASSWORD).statusCode();
        }

        HttpResponse<String> signIn(String user, String password) throws Exception {
            String body = StrictJson.mapper().writeValueAsString(new Api.SignIn(user, password));
            try (HttpClient client = HttpClient.newHttpClient()) {
                return client.send(
                        HttpRequest.newBuilder(URI.create(address + Api.SESSION))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            }
        }

        /// Sends SIGTERM and waits.
        int stop() throws Exception {
            // Process.destroy would close the streams as well.
            process.toHandle().destroy();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(out.readLine()).as("standard output has one line").isNull();
            return process.exitValue();
        }
    }

    private Serving serve(Path data, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", "0"));
        args.addAll(List.of(more));
        Path errors = Files.createTempFile(folder, "serve", ".txt");
        return new Serving(start(errors, args.toArray(String[]::new)), errors);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void lives_as_an_administrator_expects() throws Exception {
        Path data = folder.resolve("data");
        Serving server = serve(data);
        assertThat(Files.readString(server.errors)).contains("lading-server user add NAME --data " + data);

        Outcome added = run(PASSWORD + "\n", "user", "add", "ana", "--data", data.toString());
        assertThat(added).isEqualTo(new Outcome(0, "Account 'ana' is made.\n", added.err()));
        assertThat(server.signIn("ana")).isEqualTo(201);

        Outcome second = run("", "serve", "--data", data.toString(), "--port", "0");
        assertThat(second.exit()).isEqualTo(3);
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("in use", String.valueOf(server.process.pid()), server.address);
        assertThat(server.signIn("ana")).isEqualTo(201);

        assertThat(run("", "user", "disable", "ana", "--data", data.toString()).exit())
                .isZero();
        assertThat(server.signIn("ana")).isEqualTo(401);
        Outcome listed = run("", "user", "list", "--data", data.toString());
        assertThat(listed.out()).contains("ana", "disabled");
        Outcome verified = run("", "verify", "--data", data.toString());
        assertThat(verified)
                .isEqualTo(new Outcome(0, "0 ok, 0 damaged, 0 missing, 0 unknown (0 B read)\n", verified.err()));

        assertThat(server.stop()).isZero();
        assertThat(Files.readString(server.errors)).doesNotContain("WARN", "ERROR", PASSWORD);
        assertThat(data.resolve("control.sock")).doesNotExist();

        assertThat(run("", "user", "list", "--data", data.toString()).out()).contains("ana", "disabled");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_killed_server_leaves_a_folder_that_opens_again() throws Exception {
        Path data = folder.resolve("data");
        Serving killed = serve(data);
        killed.process.destroyForcibly().waitFor();
        assertThat(data.resolve("control.sock")).exists();
        Serving again = serve(data);
        assertThat(run("", "user", "list", "--data", data.toString()).exit()).isZero();
        assertThat(again.stop()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_data_folder_with_a_long_path_works_too() throws Exception {
        Path data = folder.resolve("long".repeat(30)).resolve("data");
        Files.createDirectories(data.getParent());
        Serving server = serve(data);
        assertThat(run(PASSWORD + "\n", "user", "add", "ana", "--data", data.toString())
                        .exit())
                .isZero();
        assertThat(server.signIn("ana")).isEqualTo(201);
        assertThat(server.stop()).isZero();
    }

    @Test
    void an_address_that_cannot_be_listened_on_is_told_in_plain_words() throws Exception {
        String data = folder.resolve("data").toString();
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Outcome inUse = run("", "serve", "--data", data, "--port", String.valueOf(taken.getLocalPort()));
            assertThat(inUse.exit()).isEqualTo(1);
            assertThat(inUse.err())
                    .contains("in use by another program", "--port 0")
                    .doesNotContain("Exception");
        }
        Outcome unknown = run("", "serve", "--data", data, "--host", "no.such.host.invalid");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err()).contains("no.such.host.invalid").doesNotContain("Exception");
        Outcome foreign = run("", "serve", "--data", data, "--host", "192.0.2.1", "--port", "0");
        assertThat(foreign.exit()).isEqualTo(1);
        assertThat(foreign.err())
                .contains("192.0.2.1", "not an address of this machine")
                .doesNotContain("Exception");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void no_token_and_no_password_is_ever_logged_and_no_line_is_forged() throws Exception {
        logLevel = "TRACE";
        Path data = folder.resolve("data");
        assertThat(run(PASSWORD + "\n", "user", "add", "ana", "--data", data.toString())
                        .exit())
                .isZero();
        Serving server = serve(data);
        int port = URI.create(server.address).getPort();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        String token = StrictJson.mapper()
                .readValue(server.signIn("ana", PASSWORD).body(), Api.SignedIn.class)
                .token();
        server.signIn("ana\nFORGED", "hunter2-guess");
        RawSocket.request(address, RawSocket.handshake(address, Map.of(":path", "/api/socket?token=" + token)));
        RawSocket.request(
                address,
                "DELETE /api/files/%0aFORGED?token=" + token + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nUser-Agent: x\r\nConnection: close\r\n\r\n");
        try (RawSocket socket = RawSocket.open(address, token)) {
            socket.next(ServerMessage.Welcome.class);
            socket.text("{\"type\":\"pause\\nFORGED\",\"stream\":1}");
            socket.next(ServerMessage.Failed.class);
        }
        assertThat(server.stop()).isZero();
        String log = Files.readString(server.errors);
        assertThat(log).contains("POST /api/session 201", "Bad message 1 of 3", "DELETE /api/files/");
        assertThat(log).doesNotContain(token, PASSWORD, "hunter2-guess", "?token=");
        assertThat(log.lines()).noneMatch(line -> line.startsWith("FORGED"));
    }
}
