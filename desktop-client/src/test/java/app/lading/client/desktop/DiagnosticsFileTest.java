package app.lading.client.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticsFileTest {
    private final Redactor redactor = new Redactor(List.of("ana", "Ana Lima", "studio-pc", " ", "x"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Authorization: Bearer abc.def-123 next    | Authorization: [removed] next",
                "sent bearer abcdefgh1                     | sent bearer [removed]",
                "{\"token\":\"short\",\"n\":1}             | {\"token\":[removed],\"n\":1}",
                "{\"password\" : \"a \\\" b\", \"n\":1}    | {\"password\" : [removed], \"n\":1}",
                "LADING_PASSWORD=hunter2                   | LADING_PASSWORD=[removed]",
                "Cookie: lading-session=abc; other         | Cookie: [removed]; other",
                "http://ben:pw@proxy.lan:3128/x            | http://[removed]@proxy.lan:3128/x",
                "lading://lab.lan?user=ben&pin=abc         | lading://lab.lan?user=[removed]&pin=[removed]",
                "signed in ana at files.example.org        | signed in [removed] at files.example.org",
                "ANA, ana. (Ana)                           | [removed], [removed]. ([removed])",
                "/home/ana/films                           | /home/[removed]/films",
                "banana analysis Anatol                    | banana analysis Anatol",
                "Ana Lima on STUDIO-PC                     | [removed] on [removed]",
                "x marks it                                | x marks it",
                "0123456789abcdef0123456789abcdef           | [removed]",
                "12345678901234567890123456789012345        | 12345678901234567890123456789012345",
                "java.util.concurrent.ThreadPoolExecutor    | java.util.concurrent.ThreadPoolExecutor",
                "12:00:01.123 WARN  upload 41 of 120 failed | 12:00:01.123 WARN  upload 41 of 120 failed"
            })
    void secrets_and_names_go_and_the_rest_stays(String text, String clean) {
        assertThat(redactor.clean(text)).isEqualTo(clean);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    /// Whatever kind of place a token, a password and a name stand in: not one of them is in the file.
    @ParameterizedTest
    @MethodSource("seeds")
    void no_secret_gets_into_the_file(long seed) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String password =
                "pw" + random.nextLong(1_000_000_000L, 9_000_000_000L) + (random.nextBoolean() ? " &\\\"" : "");
        String user = "user" + random.nextInt(1000, 9999);
        List<String> frames = List.of(
                "plain %t here",
                "GET /api/session Authorization: Bearer %t",
                "{\"token\":\"%t\",\"user\":\"%u\"}",
                "{\"user\":\"%u\",\"password\":\"%p\"}",
                "https://%u:%t@files.example.org/api",
                "java.io.IOException: %u at /home/%u/.local/state %t\n\tat a.b.C(C.java:1)",
                "lading://lab.lan?user=%u&pin=%t",
                "lading-session=%t; Path=/");
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            String frame = frames.get(random.nextInt(frames.size()));
            log.append("2026-11-21 INFO ")
                    .append(frame.replace("%t", token).replace("%u", user).replace("%p", password))
                    .append('\n');
        }
        Path logs = Files.createDirectory(folder.resolve("log"));
        Files.writeString(logs.resolve("lading.log"), log);
        Files.writeString(logs.resolve("lading.log.1"), log);
        Files.writeString(logs.resolve("other.bin"), token);
        Path target = folder.resolve("diagnostics.zip");

        new DiagnosticsFile(new Redactor(List.of(user)))
                .write(
                        target,
                        logs,
                        Map.of("settings.json", "{\"x\":\"" + token + "\"}", "connection.txt", log.toString()));

        Map<String, String> entries = entries(target);
        assertThat(entries.keySet())
                .containsExactly("connection.txt", "settings.json", "system.txt", "log/lading.log", "log/lading.log.1");
        assertThat(entries.values()).allSatisfy(text -> assertThat(text).doesNotContain(token, password, user));
        assertThat(entries.get("log/lading.log")).contains("2026-11-21 INFO ");
        assertThat(folder.resolve("diagnostics.zip.tmp")).doesNotExist();
    }

    private static Map<String, String> entries(Path zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                entries.put(
                        entry.getName(), new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void without_logs_there_is_still_something_to_send() throws IOException {
        Path target = folder.resolve("d.zip");
        Files.writeString(target, "an older one");

        new DiagnosticsFile(redactor).write(target, folder.resolve("nowhere"), Map.of());

        assertThat(entries(target)).containsOnlyKeys("system.txt");
    }
}
